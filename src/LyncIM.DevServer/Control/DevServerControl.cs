using System;
using System.Collections.Generic;
using System.Linq;
using LyncIM.DevServer.Conversations;
using LyncIM.DevServer.Invitations;
using LyncIM.DevServer.Network;
using SimulatedContacts;

namespace LyncIM.DevServer.Control;

/// <summary>
/// Plays the people at the other end, the server and its faults, in the same process. Addresses are given with or without sip:. Safe
/// for any thread.
/// </summary>
public sealed class DevServerControl
{
    private readonly ServerState _state;

    internal DevServerControl(ServerState state)
    {
        _state = state;
        Events = new EventControl(state);
        SignIn = new SignInControl(state);
        People = new PeopleControl(state);
    }

    /// <summary>What the server was asked, and what it answered.</summary>
    public RequestLog Requests => _state.Requests;

    /// <summary>What goes wrong with requests.</summary>
    public RequestFaults Faults => _state.Faults;

    /// <summary>What goes wrong with events.</summary>
    public EventControl Events { get; }

    /// <summary>How the server is found, and who gets in.</summary>
    public SignInControl SignIn { get; }

    /// <summary>Where simulated contacts are, and what they publish.</summary>
    public PeopleControl People { get; }

    /// <summary>The addresses of those who are signed in.</summary>
    public IReadOnlyList<string> SignedIn => Alone(() => _state.SignedIn.Select(user => user.Address).ToArray());

    /// <summary>How many applications there are.</summary>
    public int ApplicationCount => Alone(() => _state.Applications.Count);

    /// <summary>What is being talked, the latest last; an unanswered invitation is among it.</summary>
    public IReadOnlyList<ControlledConversation> Conversations => Alone(() => _state.Applications
        .SelectMany(application => application.Conversations.Values)
        .Select(conversation => conversation.Dialogue)
        .Distinct()
        .OrderBy(dialogue => dialogue.Number)
        .Select(dialogue => new ControlledConversation(dialogue))
        .ToArray());

    /// <summary>What simulated contacts have got, in order.</summary>
    public IReadOnlyList<DeliveredMessage> Delivered => Alone(() => _state.Delivered.ToArray());

    /// <summary>What went wrong in the server itself.</summary>
    public IReadOnlyCollection<Exception> Failures => _state.Scheduler.Failures;

    /// <summary>The latest conversation in which somebody of that address takes part; null where there is none.</summary>
    public ControlledConversation? ConversationOf(string address) =>
        Conversations.LastOrDefault(conversation => conversation.Participants.Any(participant => Addresses.AreSame(participant, address)));

    /// <summary>Somebody simulated starts a conversation with a user who is signed in.</summary>
    /// <exception cref="ArgumentException">An address is not well-formed, or the user is not signed in.</exception>
    public ControlledConversation Invite(string from, string to, string? text = null, string subject = "") => Alone(() =>
    {
        var address = Addresses.WithoutScheme(to);
        if (_state.FindSignedIn(address) is null)
            throw new ArgumentException($"{address} is not signed in.", nameof(to));
        var message = text is null ? null : new MessageText(ContentTypes.Plain, text);
        return new ControlledConversation(MessagingCall.FromPerson(_state, PersonOf(from), address, message, isCallBack: true, subject));
    });

    /// <summary>How somebody simulated answers invitations from now on.</summary>
    public void AnswerInvitations(string address, InvitationAnswer answer) => Alone(() =>
    {
        _state.InvitationRules.Set(Addresses.WithoutScheme(address), answer);
        return 0;
    });

    /// <summary>Somebody simulated takes the invitation that they have let ring; false where there is none.</summary>
    public bool AcceptInvitation(string address) => Answer(address, call => call.Accept(PersonOf(address)));

    /// <summary>Somebody simulated refuses the invitation that they have let ring; false where there is none.</summary>
    public bool DeclineInvitation(string address) => Answer(address, call => call.Fail(Reasons.Declined()));

    /// <summary>Ends all applications, or those of one user, as after a long silence: nothing is said to them.</summary>
    public void EndApplications(string? user = null) => Alone(() =>
    {
        foreach (var application in _state.Applications.ToArray())
            if (user is null || application.User.Is(Addresses.WithoutScheme(user)))
                _state.Remove(application);
        return 0;
    });

    private bool Answer(string address, Action<Call> answer) => Alone(() =>
    {
        var call = _state.InvitationRules.Waiting.FirstOrDefault(waiting => Addresses.AreSame(waiting.To, address));
        if (call is not null)
            answer(call);
        return call is not null;
    });

    private static SimulatedPerson PersonOf(string address) => SimulatedPerson.Parse(Addresses.WithScheme(address))
        ?? throw new ArgumentException($"{address} is no address.", nameof(address));

    private T Alone<T>(Func<T> action)
    {
        lock (_state.Gate)
            return action();
    }
}
