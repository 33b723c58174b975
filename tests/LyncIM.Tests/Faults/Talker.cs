using System.Collections.Generic;
using Microsoft.Lync.Model.Conversation;

namespace LyncIM.Tests.Faults;

/// <summary>Somebody else in a random life, who says numbered things in one conversation.</summary>
internal sealed class Talker(int number, Conversation talk)
{
    public string Uri { get; } = $"sip:p{number}@contoso.com";

    public Conversation Talk { get; } = talk;

    /// <summary>Whether nothing has gone wrong since the session began to listen: then all that is said must be heard.</summary>
    public bool IsHeardWell { get; set; }

    /// <summary>The numbers that must be heard, in order.</summary>
    public List<int> MustBeHeard { get; } = [];

    /// <summary>The numbers that were heard, in order.</summary>
    public List<int> Heard { get; } = [];

    public int LastSaid { get; set; }

    public string Text(int said) => $"{Uri} says {said}";
}
