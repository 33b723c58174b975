using LyncIM.Messaging;

namespace LyncIM.Adapters.Ucwa;

/// <summary>Somebody who takes part in a conversation, or has been asked to.</summary>
internal sealed class RosterMember
{
    public RosterMember(string uri, string name, bool isSelf)
    {
        Uri = uri;
        Name = name;
        IsSelf = isSelf;
    }

    public string Uri { get; }

    public string Name { get; set; }

    public bool IsSelf { get; }

    /// <summary>Whether the observer was told that they are there.</summary>
    public bool IsTold { get; set; }

    public bool IsTyping { get; set; }

    /// <summary>Whether the server has said which of its participants they are.</summary>
    public bool IsKnown { get; set; }

    public Person Person => new(Uri, Name);
}
