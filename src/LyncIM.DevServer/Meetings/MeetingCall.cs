using System.Text.Json.Nodes;
using LyncIM.DevServer.Applications;
using LyncIM.DevServer.Conversations;
using LyncIM.DevServer.Invitations;
using SimulatedContacts;

namespace LyncIM.DevServer.Meetings;

/// <summary>Somebody is called into a meeting that is under way.</summary>
internal sealed class MeetingCall : Call
{
    public MeetingCall(Invitation outgoing, string to)
        : base(outgoing.Conversation.Dialogue, outgoing.Conversation, to, outgoing, null) => outgoing.Call = this;

    protected override Invitation NewRing(Application application)
    {
        var conversation = new Conversation(application, Dialogue, "Incoming") { Call = this };
        var ring = new Invitation("onlineMeetingInvitation", conversation, isIncoming: true)
        {
            To = To,
            From = Caller,
            IsAnswerable = true,
            Call = this,
        };
        ring.TellStarted();
        conversation.TellAdded();
        return ring;
    }

    protected override void Answer(Invitation ring)
    {
        ring.Conversation.EnterMeeting();
        ring.Complete(ring.Conversation);
        Outgoing!.Complete(ring.Conversation);
    }

    protected override void Answer(SimulatedPerson person)
    {
        var party = new SimulatedParty(Dialogue, person);
        Dialogue.Join(party);
        Outgoing!.Complete(party);
    }

    protected override void Refuse(JsonObject reason) => Outgoing!.Fail(reason);
}
