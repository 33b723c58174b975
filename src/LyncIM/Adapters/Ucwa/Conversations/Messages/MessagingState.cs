using System;
using System.Collections.Generic;
using System.Linq;

namespace LyncIM.Adapters.Ucwa;

/// <summary>What the server has said last of a conversation's instant messages: links are there when what they are for can be done.</summary>
internal sealed class MessagingState
{
    private MessagingState(string state, IReadOnlyList<string> formats)
    {
        State = state;
        Formats = formats;
    }

    public static MessagingState Unknown { get; } = new("", Array.Empty<string>());

    /// <summary>Connecting, Connected, Disconnected, ...; empty where nothing has been said.</summary>
    public string State { get; }

    /// <summary>What the others can show: Plain, Html.</summary>
    public IReadOnlyList<string> Formats { get; }

    public Uri? SendUri { get; private set; }

    public Uri? TypingUri { get; private set; }

    /// <summary>How messages are begun with, or begun with anew.</summary>
    public Uri? AddUri { get; private set; }

    public Uri? StopUri { get; private set; }

    public bool IsConnected => UcwaErrors.Is(State, "Connected");

    public bool CanSend => IsConnected && SendUri is not null;

    public bool CanBeAdded => !IsConnected && AddUri is not null;

    /// <summary>Whether they can be sent HTML; a server that says nothing of formats decides when it is sent.</summary>
    public bool TakesHtml => Formats.Count == 0 || Formats.Any(format => UcwaErrors.Is(format, "Html"));

    public static MessagingState Of(UcwaResource resource) => new(resource.Text("state") ?? "", resource.Texts("negotiatedMessageFormats"))
    {
        SendUri = resource.Link("sendMessage")?.Uri,
        TypingUri = resource.Link("setIsTyping")?.Uri,
        AddUri = resource.Link("addMessaging")?.Uri,
        StopUri = resource.Link("stopMessaging")?.Uri,
    };

    /// <summary>The messages have ended, as an event without a resource says.</summary>
    public static MessagingState Disconnected() => new("Disconnected", Array.Empty<string>());
}
