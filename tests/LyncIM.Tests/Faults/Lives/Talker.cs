using System.Collections.Generic;
using System.Linq;
using Microsoft.Lync.Model;
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

    /// <summary>Somebody's conversation in the client; null where the client has none.</summary>
    public static Conversation? FindTalk(int number) => LyncClient.GetClient().ConversationManager?.Conversations?.FirstOrDefault(
        talk => talk.Participants?.Any(one => one.Contact?.Uri == $"sip:p{number}@contoso.com") == true);

    /// <summary>Demands that what was heard was heard once and in order.</summary>
    public void DemandOrder()
    {
        Assert.Equal(Heard.Distinct(), Heard);
        // An invitation's text whose event was lost may come late, but it comes.
        var inOrder = Heard.Where(said => IsHeardWell || said > 0).ToArray();
        Assert.Equal(inOrder.Order(), inOrder);
    }
}
