using System.Collections.Generic;
using LyncIM.Messaging;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;

namespace LyncIM.Adapters.Sdk;

/// <summary>The SDK's enumerations in the domain's words, and back. The formats have the same numbers in both.</summary>
internal static class SdkEnums
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

    /// <summary>What can be published, as the SDK numbers it. Off work is away, by an activity of its own.</summary>
    public static ContactAvailability Of(OwnAvailability availability) => availability switch
    {
        OwnAvailability.Free => ContactAvailability.Free,
        OwnAvailability.Busy => ContactAvailability.Busy,
        OwnAvailability.DoNotDisturb => ContactAvailability.DoNotDisturb,
        OwnAvailability.BeRightBack => ContactAvailability.TemporarilyAway,
        _ => ContactAvailability.Away,
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

    /// <summary>
    /// An availability as Lync numbers it, of at least 0: each kind takes a range of numbers, as the Lync 2013 presence schema
    /// (element state/availability) says, and the SDK names one number of each.
    /// </summary>
    public static LyncAvailability AvailabilityOf(int availability) => availability switch
    {
        0 => LyncAvailability.None,
        < 4500 => LyncAvailability.Free,
        < 6000 => LyncAvailability.FreeIdle,
        < 7500 => LyncAvailability.Busy,
        < 9000 => LyncAvailability.BusyIdle,
        < 12000 => LyncAvailability.DoNotDisturb,
        < 15000 => LyncAvailability.TemporarilyAway,
        < 18000 => LyncAvailability.Away,
        _ => LyncAvailability.Offline,
    };

    public static IDictionary<InstantMessageContentType, string> Of(IReadOnlyDictionary<LyncMessageFormat, string> contents)
    {
        var parts = new Dictionary<InstantMessageContentType, string>();
        foreach (var part in contents)
            parts.Add((InstantMessageContentType)part.Key, part.Value);
        return parts;
    }

    /// <summary>Parts of unknown types are left out.</summary>
    public static MessageContents Of(IDictionary<InstantMessageContentType, string>? contents)
    {
        var parts = MessageContents.None;
        if (contents is null)
            return parts;
        foreach (var part in contents)
        {
            if (part.Key is >= InstantMessageContentType.PlainText and <= InstantMessageContentType.Ink)
                parts = parts.With((LyncMessageFormat)part.Key, part.Value ?? "");
        }
        return parts;
    }
}
