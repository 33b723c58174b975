using System.Text.Json.Nodes;
using LyncIM.DevServer.Applications;
using LyncIM.DevServer.Conversations;
using LyncIM.DevServer.Network;
using SimulatedContacts;

namespace LyncIM.DevServer.Invitations;

/// <summary>Somebody is called for messages between two.</summary>
internal sealed class MessagingCall : Call
{
    private const string Rel = "messagingInvitation";

    private MessagingCall(Dialogue dialogue, Party caller, string to, Invitation? outgoing, MessageText? message)
        : base(dialogue, caller, to, outgoing, message)
    {
    }

    /// <summary>An application calls somebody.</summary>
    public static Invitation FromApplication(
        Application application, Dialogue dialogue, string to, string? operationId, MessageText? message)
    {
        var conversation = new Conversation(application, dialogue, "Connecting");
        var invitation = new Invitation(Rel, conversation, isIncoming: false) { OperationId = operationId, To = to, Message = message };
        dialogue.Join(conversation);
        invitation.TellStarted();
        conversation.TellAdded();
        conversation.ConnectMessaging();
        var call = new MessagingCall(dialogue, conversation, to, invitation, message);
        conversation.Call = call;
        invitation.Call = call;
        call.Start();
        return invitation;
    }

    /// <summary>Somebody simulated calls a user; without one who is signed in nothing happens.</summary>
    public static Dialogue FromPerson(
        ServerState state, SimulatedPerson person, string to, MessageText? message, bool isCallBack = false, string subject = "")
    {
        var dialogue = new Dialogue(state) { IsCallBack = isCallBack, Subject = subject };
        var caller = new SimulatedParty(dialogue, person);
        dialogue.Join(caller);
        if (state.FindSignedIn(to) is not null)
            new MessagingCall(dialogue, caller, to, null, message).Start();
        return dialogue;
    }

    protected override Invitation NewRing(Application application)
    {
        var conversation = new Conversation(application, Dialogue, "Incoming") { Call = this };
        var ring = new Invitation(Rel, conversation, isIncoming: true)
        {
            To = To,
            From = Caller,
            Message = Message,
            IsAnswerable = true,
            Call = this,
        };
        ring.TellStarted();
        conversation.TellAdded();
        conversation.HearJoined(Caller);
        // Shows no links to answer it any more, as Lync does; they work all the same.
        ring.IsAnswerable = false;
        ring.TellUpdated();
        return ring;
    }

    protected override void Answer(Invitation ring)
    {
        var conversation = ring.Conversation;
        Dialogue.Join(conversation);
        conversation.CompleteIncoming(Caller);
        ring.Complete(conversation);
        if (Message is not null)
            conversation.Receive(Caller, Message);
        Complete(conversation);
    }

    protected override void Answer(SimulatedPerson person)
    {
        var party = new SimulatedParty(Dialogue, person);
        Dialogue.Join(party);
        Complete(party);
        if (Message is not null)
            party.React(Caller.Address, Message.Text);
    }

    protected override void Refuse(JsonObject reason)
    {
        Outgoing?.Fail(reason);
        (Caller as Conversation)?.End((JsonObject)reason.DeepClone());
    }

    private void Complete(Party answerer)
    {
        if (Caller is not Conversation conversation)
            return;
        conversation.CompleteOutgoing(answerer);
        Outgoing?.Complete(answerer);
    }
}
