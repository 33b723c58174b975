using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using LyncIM.DevServer.Applications;
using LyncIM.DevServer.Events;
using LyncIM.DevServer.Invitations;
using SimulatedContacts;

namespace LyncIM.DevServer.Conversations;

/// <summary>A dialogue as one application sees it.</summary>
internal sealed class Conversation : Party
{
    private int _count = 1;
    private int _typings;

    public Conversation(Application application, Dialogue dialogue, string state)
        : base(dialogue, application.User.Address, application.User.Name)
    {
        Application = application;
        State = state;
        application.Conversations.Add(Id, this);
    }

    public Application Application { get; }

    public string Id { get; } = Guid.NewGuid().ToString();

    /// <summary>Connecting, Incoming, Connected, Conferencing, Conferenced, Disconnected.</summary>
    public string State { get; private set; }

    /// <summary>Connecting, Connected, Disconnected.</summary>
    public string MessagingState { get; private set; } = "Disconnected";

    /// <summary>In which formats messages can be sent.</summary>
    public IReadOnlyList<string> Formats { get; private set; } = ["Plain"];

    public bool IsOpen => State is "Connected" or "Conferencing" or "Conferenced";

    public override bool HasMessaging => MessagingState == "Connected";

    /// <summary>The call that brings somebody into it, or that it is the answer to; null when that is over.</summary>
    public Call? Call { get; set; }

    public Dictionary<int, JsonObject> Messages { get; } = [];

    public string Href(string path = "") => Application.Href($"/communication/conversations/{Id}{path}");

    public string ParticipantHref(Party party) => Href("/participants/" + party.Address);

    /// <summary>Tells of a conversation that is new, and of the user in it.</summary>
    public void TellAdded()
    {
        TellConversation("added");
        Application.Tell(
            Event("added", "localParticipant", ParticipantHref(this), Name).With(ConversationResource.Participant(this, this)));
    }

    public void ConnectMessaging()
    {
        MessagingState = "Connecting";
        TellMessaging();
    }

    /// <summary>Tells that one of two who has called has got the other.</summary>
    public void CompleteOutgoing(Party other)
    {
        State = "Connected";
        BeginMessaging();
        TellConversation("updated");
        HearJoined(other);
        HearMessaging(other);
        HearMessaging(this);
        TellMessaging();
    }

    /// <summary>Tells that one of two who was called has answered.</summary>
    public void CompleteIncoming(Party caller)
    {
        State = "Connected";
        BeginMessaging();
        TellMessaging();
        TellConversation("updated");
        HearMessaging(caller);
        HearMessaging(this);
        Tell("updated", caller);
    }

    /// <summary>Comes into a meeting: everybody there is told of, and messages wait for being added.</summary>
    public void EnterMeeting()
    {
        Dialogue.Join(this);
        State = "Conferenced";
        TellConversation("updated");
        foreach (var other in Dialogue.Except(this))
        {
            HearJoined(other);
            if (other.HasMessaging)
                HearMessaging(other);
        }
        TellMessaging();
    }

    /// <summary>Exchanges messages in a meeting from now on.</summary>
    public void CompleteMessaging()
    {
        BeginMessaging();
        TellMessaging();
        TellConversation("updated");
        foreach (var party in Dialogue.Parties)
            party.HearMessaging(this);
    }

    /// <summary>Exchanges no more messages; one stays in a meeting, and leaves where there are two.</summary>
    public void StopMessaging()
    {
        if (!Dialogue.IsMeeting)
        {
            Leave();
            return;
        }
        Dialogue.Type(this, false);
        MessagingState = "Disconnected";
        TellMessaging();
        TellConversation("updated");
    }

    /// <summary>The user leaves.</summary>
    public void Leave()
    {
        Call?.Cancel(this);
        Dialogue.Leave(this);
        End(null);
    }

    /// <summary>Ends it here.</summary>
    public void End(JsonObject? reason)
    {
        if (!Application.Conversations.Remove(Id))
            return;
        MessagingState = "Disconnected";
        State = "Disconnected";
        TellMessaging(reason);
        TellConversation("updated");
        TellConversation("deleted");
    }

    /// <summary>Brings a message; nothing tells whether a GET has taken it.</summary>
    public void Receive(Party writer, MessageText message) => Application.Tell(Incoming(writer, message));

    /// <summary>A message that comes in, as an event that is still to be told.</summary>
    public UcwaEvent Incoming(Party writer, MessageText message)
    {
        var (number, shown) = (NextMessage(), message.For(Application.Formats));
        var rel = shown.ContentType == ContentTypes.Html ? "htmlMessage" : "plainMessage";
        Messages[number] = MessageResource.Incoming(this, number, writer, rel, shown);
        return Event("completed", "message", MessageHref(number)).WithStatus(true).With((JsonObject)Messages[number].DeepClone());
    }

    public int NextMessage() => ++_count;

    public string MessageHref(int number) => Href($"/messaging/messages/{number}");

    /// <summary>Shows the user as typing, until that is not refreshed in time.</summary>
    public void ShowTyping()
    {
        var typing = ++_typings;
        Dialogue.Type(this, true);
        Server.Scheduler.After(Server.Options.TypingTimeout, () =>
        {
            if (typing == _typings)
                Dialogue.Type(this, false);
        });
    }

    public override void HearJoined(Party other) => Tell("added", other);

    public override void HearLeft(Party other) => Tell("deleted", other);

    public override void HearMessaging(Party other)
    {
        var happened = Event("added", "participantMessaging", ParticipantHref(other) + "/messaging")
            .In(other == this ? "localParticipant" : "participant", ParticipantHref(other), other.Name);
        Application.Tell(other == this ? happened.With(ConversationResource.ParticipantMessaging(this, other)) : happened);
    }

    public override void HearTyping(Party other) => Application.Tell(
        Event(other.IsTyping ? "added" : "deleted", "participant", ParticipantHref(other), other.Name)
            .In("typingParticipants", Href("/messaging/typingParticipants")));

    public override void HearEnd() => End(Reasons.Ended());

    public override void HearEscalated()
    {
        State = "Conferencing";
        TellConversation("updated");
        State = "Conferenced";
        TellConversation("updated");
    }

    public UcwaEvent Event(string type, string rel, string href, string? title = null) =>
        new("conversation", Href(), type, rel, href, title);

    private void BeginMessaging()
    {
        MessagingState = "Connected";
        Formats = Dialogue.Except(this).Aggregate(Application.Formats, FormatsWith);
    }

    /// <summary>What of the formats another one in a talk of two can show.</summary>
    private IReadOnlyList<string> FormatsWith(IReadOnlyList<string> formats, Party other) => other switch
    {
        Conversation conversation when !Dialogue.IsMeeting => formats.Intersect(conversation.Application.Formats).ToArray(),
        SimulatedParty simulated when !Dialogue.IsMeeting && !TakesHtml(simulated.Person) => ["Plain"],
        _ => formats,
    };

    private static bool TakesHtml(SimulatedPerson person) =>
        person.StatusOf(new Dictionary<string, string> { [ContentTypes.Html] = "" }, int.MaxValue) != SipStatuses.FormatNotSupported;

    private void Tell(string type, Party party) => Application.Tell(Event(type, "participant", ParticipantHref(party), party.Name));

    private void TellMessaging(JsonObject? reason = null) => Application.Tell(
        Event("updated", "messaging", Href("/messaging")).WithReason(reason).With(ConversationResource.Messaging(this)));

    private void TellConversation(string type)
    {
        var happened = new UcwaEvent("communication", Application.Href("/communication"), type, "conversation", Href());
        Application.Tell(type == "deleted" ? happened : happened.With(ConversationResource.Of(this)));
    }
}
