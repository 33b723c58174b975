namespace LyncIM;

/// <summary>Somebody in a conversation, as it was when <see cref="LyncConversation.Participants"/> was read.</summary>
public sealed class LyncParticipant
{
    private readonly LyncParticipantState _state;

    internal LyncParticipant(string sipAddress, string displayName, bool isTyping, LyncParticipantState state)
    {
        SipAddress = sipAddress;
        DisplayName = displayName;
        IsTyping = isTyping;
        _state = state;
    }

    /// <summary>The address, for example kim@contoso.com.</summary>
    public string SipAddress { get; }

    /// <summary>The name as the client shows it; the address where it shows none.</summary>
    public string DisplayName { get; }

    /// <summary>Whether the participant was typing.</summary>
    public bool IsTyping { get; }

    /// <summary>Present, or Left for one who was there before.</summary>
    public string State => _state.ToString();

    internal bool IsPresent => _state == LyncParticipantState.Present;

    /// <summary>The address.</summary>
    public override string ToString() => SipAddress;
}
