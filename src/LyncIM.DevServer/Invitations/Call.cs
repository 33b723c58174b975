using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using LyncIM.DevServer.Applications;
using LyncIM.DevServer.Control;
using LyncIM.DevServer.Conversations;
using LyncIM.DevServer.Http;
using LyncIM.DevServer.Network;
using SimulatedContacts;

namespace LyncIM.DevServer.Invitations;

/// <summary>Somebody is called: it rings at each application of a user, or somebody simulated answers as they do.</summary>
internal abstract class Call
{
    private readonly List<Invitation> _ringing = [];

    protected Call(Dialogue dialogue, Party caller, string to, Invitation? outgoing, MessageText? message)
    {
        Dialogue = dialogue;
        Caller = caller;
        To = to;
        Outgoing = outgoing;
        Message = message;
    }

    /// <summary>Who is called, as an address without its scheme.</summary>
    public string To { get; }

    public bool IsOver { get; private set; }

    protected Dialogue Dialogue { get; }

    protected Party Caller { get; }

    /// <summary>The caller's own view of it; null where the caller is simulated.</summary>
    protected Invitation? Outgoing { get; }

    protected MessageText? Message { get; }

    private ServerState State => Dialogue.State;

    public void Start()
    {
        State.Scheduler.After(State.Options.InvitationTimeout, () => Fail(Reasons.NoAnswer(), Reasons.Missed()));
        if (State.FindSignedIn(To) is { } user)
            Ring(user);
        else if (SimulatedPerson.Parse("sip:" + To) is { } person)
            Ask(person);
        else
            State.Scheduler.After(1, () => Fail(Reasons.NotFound()));
    }

    /// <summary>Answers at the application whose invitation it is; the others hear of it.</summary>
    public void Accept(Invitation ring)
    {
        if (IsOver || !_ringing.Remove(ring))
            throw UcwaException.NotFound();
        EndRinging(Reasons.AnsweredElsewhere());
        IsOver = true;
        Answer(ring);
    }

    /// <summary>Refuses it at one application, or for all of them; the caller hears of it when none is left.</summary>
    public void Decline(Invitation ring, bool isForAll)
    {
        if (IsOver || !_ringing.Remove(ring))
            throw UcwaException.NotFound();
        EndRing(ring, Reasons.DeclinedHere());
        if (isForAll || _ringing.Count == 0)
            Fail(Reasons.Declined(), Reasons.DeclinedHere());
    }

    /// <summary>Is called off by the caller, or given up where it rings.</summary>
    public void Cancel(Conversation by)
    {
        if (IsOver)
            return;
        if (_ringing.FirstOrDefault(invitation => invitation.Conversation == by) is { } ring)
            Decline(ring, isForAll: false);
        else if (by == Caller)
            Fail(Reasons.Canceled(), Reasons.CanceledThere());
    }

    /// <summary>Fails for the caller, and where it rings.</summary>
    public void Fail(JsonObject reason, JsonObject? ringReason = null)
    {
        if (IsOver)
            return;
        IsOver = true;
        State.InvitationRules.Waiting.Remove(this);
        EndRinging(ringReason ?? reason);
        Refuse(reason);
    }

    /// <summary>Is answered by somebody simulated.</summary>
    public void Accept(SimulatedPerson person)
    {
        if (IsOver)
            return;
        IsOver = true;
        State.InvitationRules.Waiting.Remove(this);
        Answer(person);
    }

    /// <summary>Makes the invitation that rings at an application.</summary>
    protected abstract Invitation NewRing(Application application);

    protected abstract void Answer(Invitation ring);

    protected abstract void Answer(SimulatedPerson person);

    /// <summary>Tells the caller that nothing came of it.</summary>
    protected abstract void Refuse(JsonObject reason);

    private void Ring(User user)
    {
        var applications = user.Available.Where(application => application != (Caller as Conversation)?.Application).ToArray();
        var refusal = applications.Length == 0 ? Reasons.Unreachable()
            : user.Presence.Availability == "DoNotDisturb" ? Reasons.DoNotDisturb()
            : null;
        if (refusal is not null)
        {
            State.Scheduler.After(1, () => Fail(refusal));
            return;
        }
        foreach (var application in applications)
            _ringing.Add(NewRing(application));
    }

    private void Ask(SimulatedPerson person)
    {
        switch (State.InvitationRules.Take(person.Address))
        {
            case InvitationAnswer.Ignore:
                State.InvitationRules.Waiting.Add(this);
                return;
            case InvitationAnswer.Accept:
                State.Scheduler.After(1, () => Accept(person));
                return;
            case InvitationAnswer.Decline:
                State.Scheduler.After(1, () => Fail(Reasons.Declined()));
                return;
        }
        var fate = Message is null
            ? MessageFate.After(1, person.InvitationStatus)
            : State.People.FateOf([person], new Dictionary<string, string> { [Message.ContentType] = Message.Text });
        if (fate.Milliseconds is not { } milliseconds)
        {
            State.InvitationRules.Waiting.Add(this);
            return;
        }
        State.Scheduler.After(milliseconds, () =>
        {
            if (fate.IsDelivered)
                Accept(person);
            else
                Fail(Reasons.Of(fate.Status, person));
        });
    }

    private void EndRinging(JsonObject reason)
    {
        foreach (var ring in _ringing.ToArray())
            EndRing(ring, reason);
        _ringing.Clear();
    }

    private static void EndRing(Invitation ring, JsonObject reason)
    {
        ring.Fail(reason);
        ring.Conversation.End((JsonObject)reason.DeepClone());
    }
}
