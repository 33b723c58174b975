using System;
using System.Collections.Generic;
using System.Linq;
using LyncIM.DevServer.Conversations;
using LyncIM.DevServer.Meetings;
using LyncIM.DevServer.Network;
using SimulatedContacts;

namespace LyncIM.DevServer.Control;

/// <summary>A conversation in which tests speak for the people who take part. Safe for any thread.</summary>
public sealed class ControlledConversation
{
    private readonly Dialogue _dialogue;

    internal ControlledConversation(Dialogue dialogue) => _dialogue = dialogue;

    /// <summary>The addresses of those who take part, without sip:.</summary>
    public IReadOnlyList<string> Participants => Alone(() => _dialogue.Parties.Select(party => party.Address).ToArray());

    /// <summary>What it is about.</summary>
    public string Subject => _dialogue.Subject;

    /// <summary>The meeting's address; null between two.</summary>
    public string? MeetingUri => Alone(() => _dialogue.MeetingUri);

    /// <summary>Whether somebody of that address is shown as typing.</summary>
    public bool IsTyping(string address) => Alone(() => _dialogue.Find(address)?.IsTyping == true);

    /// <summary>Somebody says something, in plain text where no other media type is named.</summary>
    /// <exception cref="ArgumentException">They do not take part.</exception>
    public void Say(string from, string text, string contentType = ContentTypes.Plain) =>
        Alone(() => _dialogue.Say(Demand(from), contentType, text));

    /// <summary>Somebody starts or stops typing.</summary>
    /// <exception cref="ArgumentException">They do not take part.</exception>
    public void Type(string from, bool isTyping) => Alone(() => _dialogue.Type(Demand(from), isTyping));

    /// <summary>Somebody leaves; a conversation of two ends with that.</summary>
    /// <exception cref="ArgumentException">They do not take part.</exception>
    public void Leave(string address) => Alone(() => _dialogue.Leave(Demand(address)));

    /// <summary>Somebody simulated is added by another participant; two become a meeting.</summary>
    /// <exception cref="ArgumentException">The address is not well-formed, or takes part.</exception>
    public void Join(string address) => Alone(() =>
    {
        var person = SimulatedPerson.Parse(Addresses.WithScheme(address));
        if (person is null || _dialogue.Find(address) is not null)
            throw new ArgumentException($"{address} cannot be added.", nameof(address));
        if (!_dialogue.IsMeeting)
            _dialogue.BecomeMeeting(MeetingList.NewUri(_dialogue.Parties[0].Address));
        _dialogue.Join(new SimulatedParty(_dialogue, person));
    });

    private Party Demand(string address) =>
        _dialogue.Find(address) ?? throw new ArgumentException($"{address} does not take part.", nameof(address));

    private void Alone(Action action)
    {
        lock (_dialogue.State.Gate)
            action();
    }

    private T Alone<T>(Func<T> action)
    {
        lock (_dialogue.State.Gate)
            return action();
    }
}
