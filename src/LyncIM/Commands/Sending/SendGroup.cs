using System.Collections.Generic;
using LyncIM.Messaging;
using LyncIM.Session;

namespace LyncIM.Commands;

/// <summary>The people of all records together, who become one conversation, and the texts for it.</summary>
internal sealed class SendGroup
{
    private readonly List<SipAddress> _people = new();
    private readonly List<string> _texts = new();
    private string? _text;

    /// <summary>The group, once everybody is known; null where there is nobody.</summary>
    public Recipient? Recipient => _people.Count > 0 ? Recipient.Group(_people) : null;

    public IReadOnlyList<string> Texts => _texts;

    /// <summary>Whether somebody who belongs to it cannot be addressed: then nothing is sent.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Adds who is not in it yet.</summary>
    public void Add(Recipient recipient, string text)
    {
        _text = text;
        if (recipient.Failure is not null)
            IsBroken = true;
        else if (!_people.Contains(recipient.People[0]))
            _people.Add(recipient.People[0]);
    }

    /// <summary>A record has ended: a message that is the same for all is sent once.</summary>
    public void EndText(bool isSame)
    {
        if (_text is not null && (!isSame || _texts.Count == 0))
            _texts.Add(_text);
        _text = null;
    }
}
