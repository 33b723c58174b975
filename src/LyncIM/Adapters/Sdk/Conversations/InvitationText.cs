using System;
using System.Diagnostics;
using LyncIM.Formatting;
using LyncIM.Messaging;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// The text that came with an invitation. Lync gives it as one property or two, as an event, or as all of them, in any order; this
/// knows which of them is news. Lock it while it is asked and what it says is done.
/// </summary>
internal sealed class InvitationText
{
    /// <summary>
    /// An event with the same text that comes later than this after the property is another message: somebody says it again.
    /// </summary>
    private static readonly TimeSpan EchoTime = TimeSpan.FromSeconds(10);

    private readonly Stopwatch _sinceTold = new();
    private State _state;

    /// <summary>What came first; it need not be parsed before something is compared with it.</summary>
    private ArrivedMessage? _first;

    private enum State
    {
        /// <summary>Neither a property nor a message has told anything.</summary>
        Unknown,

        /// <summary>A property has told it; the first message may be the same once more.</summary>
        ToldByProperty,

        /// <summary>A message came first; a property may tell the same.</summary>
        HeardMessage,

        /// <summary>Both have come: messages are news, properties are not.</summary>
        Settled,
    }

    /// <summary>Whether a property's text has not been told yet.</summary>
    public bool IsNewProperty(ArrivedMessage invitation) => Take(invitation, isProperty: true);

    /// <summary>Whether a message of somebody else is not the invitation's text once more.</summary>
    public bool IsNewMessage(ArrivedMessage message) => Take(message, isProperty: false);

    /// <summary>Makes the one transition there is for what has come, and tells whether that is news.</summary>
    private bool Take(ArrivedMessage arrived, bool isProperty)
    {
        var (next, isNews) = (_state, isProperty) switch
        {
            (State.Unknown, true) => (State.ToldByProperty, true),
            (State.Unknown, false) => (State.HeardMessage, true),
            (State.ToldByProperty, true) => (State.ToldByProperty, false),
            (State.ToldByProperty, false) => (State.Settled, _sinceTold.Elapsed > EchoTime || !SaysTheSame(arrived)),
            (State.HeardMessage, true) => (State.Settled, !SaysTheSame(arrived)),
            (State.HeardMessage, false) => (State.HeardMessage, true),
            _ => (State.Settled, !isProperty),
        };
        if (_state == State.Unknown)
        {
            _first = arrived;
            _sinceTold.Start();
        }
        if (next == State.Settled)
            _first = null;
        _state = next;
        return isNews;
    }

    /// <summary>The same words are the same message, though one was HTML and the other was not.</summary>
    private bool SaysTheSame(ArrivedMessage arrived) => Words(arrived) == Words(_first!);

    private static string Words(ArrivedMessage message) => DisplayText.OneLine(message.PlainText);
}
