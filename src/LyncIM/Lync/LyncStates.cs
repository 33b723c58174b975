using System.Collections.Generic;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;

namespace LyncIM.Lync;

/// <summary>The SDK's enumerations in the domain's words, and back. The formats have the same numbers in both.</summary>
internal static class LyncStates
{
    public static LyncClientState Of(ClientState state) => state switch
    {
        ClientState.Uninitialized => LyncClientState.Uninitialized,
        ClientState.Initializing => LyncClientState.Initializing,
        ClientState.SignedOut => LyncClientState.SignedOut,
        ClientState.SigningIn => LyncClientState.SigningIn,
        ClientState.SignedIn => LyncClientState.SignedIn,
        ClientState.SigningOut => LyncClientState.SigningOut,
        ClientState.ShuttingDown => LyncClientState.ShuttingDown,
        _ => LyncClientState.NotRunning,
    };

    /// <summary>An invitation that nobody has accepted is Incoming, whatever else the conversation is.</summary>
    public static LyncConversationState Of(ConversationState conversation, ModalityState messaging) => conversation switch
    {
        ConversationState.Terminated => LyncConversationState.Terminated,
        _ when messaging == ModalityState.Notified => LyncConversationState.Incoming,
        ConversationState.Active => LyncConversationState.Active,
        ConversationState.Parked => LyncConversationState.Parked,
        _ => LyncConversationState.Inactive,
    };

    public static IDictionary<InstantMessageContentType, string> Of(IReadOnlyDictionary<LyncMessageFormat, string> contents)
    {
        var parts = new Dictionary<InstantMessageContentType, string>();
        foreach (var part in contents)
            parts.Add((InstantMessageContentType)part.Key, part.Value);
        return parts;
    }

    /// <summary>Parts of unknown types are left out.</summary>
    public static IReadOnlyDictionary<LyncMessageFormat, string> Of(IDictionary<InstantMessageContentType, string>? contents)
    {
        var parts = new Dictionary<LyncMessageFormat, string>();
        if (contents is null)
            return parts;
        foreach (var part in contents)
        {
            if (part.Key is >= InstantMessageContentType.PlainText and <= InstantMessageContentType.Ink)
                parts[(LyncMessageFormat)part.Key] = part.Value ?? "";
        }
        return parts;
    }
}
