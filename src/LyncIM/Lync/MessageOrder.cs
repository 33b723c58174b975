using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using LyncIM.Formatting;
using LyncIM.Messaging;

namespace LyncIM.Lync;

/// <summary>
/// Passes the messages of one conversation on in order of arrival. The text that came with an invitation comes first and once:
/// Lync gives it as a property, as an event, or as both, in any order. What is heard while the conversation is only just being
/// listened to waits for it.
/// </summary>
internal sealed class MessageOrder
{
    /// <summary>
    /// An event with the same text that comes later than this after the property is another message: somebody says it again.
    /// </summary>
    private static readonly TimeSpan Echo = TimeSpan.FromSeconds(10);

    private readonly object _sync = new();
    private readonly Action<ArrivedMessage> _passOn;
    private readonly List<ArrivedMessage> _early = new();
    private readonly Stopwatch _sinceInvitation = new();
    private string? _invitation;
    private string? _firstHeard;
    private bool _isPassingOn;

    /// <param name="passOn">Takes one message after the other; must not wait.</param>
    public MessageOrder(Action<ArrivedMessage> passOn)
    {
        _passOn = passOn;
    }

    /// <summary>A message was heard.</summary>
    public void Hear(ArrivedMessage message)
    {
        lock (_sync)
        {
            if (_isPassingOn)
                PassOn(message);
            else
                _early.Add(message);
        }
    }

    /// <summary>Begins to pass messages on: the invitation's text first, where there is one, then what has been heard meanwhile.</summary>
    public void Start(ArrivedMessage? invitation)
    {
        lock (_sync)
        {
            var first = _early.FirstOrDefault(message => !message.IsFromSelf);
            if (invitation is not null && (first is null || Key(first) != Key(invitation)))
                PassOnInvitation(invitation);
            foreach (var message in _early)
                PassOn(message);
            _early.Clear();
            _isPassingOn = true;
        }
    }

    /// <summary>The invitation's text has become known only now, or is looked at again.</summary>
    public void TellInvitation(ArrivedMessage invitation)
    {
        lock (_sync)
        {
            if (_isPassingOn)
                PassOnInvitation(invitation);
        }
    }

    private void PassOn(ArrivedMessage message)
    {
        if (message.IsFromSelf || IsNews(Key(message)))
            _passOn(message);
    }

    private void PassOnInvitation(ArrivedMessage invitation)
    {
        var key = Key(invitation);
        if (_invitation is not null || key == _firstHeard)
            return;
        _invitation = key;
        if (_firstHeard is null)
            _sinceInvitation.Start();
        _passOn(invitation);
    }

    /// <summary>Whether the message is not the invitation once more.</summary>
    private bool IsNews(string key)
    {
        if (_firstHeard is not null)
            return true;
        _firstHeard = key;
        return !(_sinceInvitation.IsRunning && _sinceInvitation.Elapsed < Echo && key == _invitation);
    }

    /// <summary>The same words are the same message, though one was HTML and the other was not.</summary>
    private static string Key(ArrivedMessage message) => DisplayText.OneLine(MessageText.Read(message.Contents, message.Text));
}
