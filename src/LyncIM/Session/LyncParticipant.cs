namespace LyncIM;

/// <summary>Somebody in a conversation, as it was when <see cref="LyncConversation.Participants"/> was read.</summary>
public sealed class LyncParticipant
{
    internal LyncParticipant(string sipAddress, string displayName, bool isTyping, LyncParticipantState state)
    {
        SipAddress = sipAddress;
        DisplayName = displayName;
        IsTyping = isTyping;
        State = state;
    }

    /// <summary>The address, for example kim@contoso.com.</summary>
    public string SipAddress { get; }

    /// <summary>The name as Lync shows it; the address where it shows none.</summary>
    public string DisplayName { get; }

    /// <summary>Whether the participant was typing.</summary>
    public bool IsTyping { get; }

    /// <summary>Whether the participant was still there.</summary>
    public LyncParticipantState State { get; }

    /// <summary>The address.</summary>
    public override string ToString() => SipAddress;
}
