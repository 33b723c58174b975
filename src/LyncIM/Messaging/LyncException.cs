using System;
using LyncIM.Messaging;

namespace LyncIM;

/// <summary>Why a command of LyncIM failed; the exception of every error that the module writes.</summary>
public sealed class LyncException : Exception
{
    internal LyncException(MessagingError error, string message, uint? code = null, Exception? inner = null)
        : base(message, inner)
    {
        Error = error;
        Code = code;
    }

    /// <summary>The error's stable id, for example RecipientUnavailable.</summary>
    public string ErrorId => Error.ToString();

    /// <summary>The HRESULT that Lync gave, where it gave one.</summary>
    public uint? Code { get; }

    /// <summary>The SIP status in <see cref="Code"/> (RFC 3261, section 21), for example 480; null where there is none.</summary>
    public int? SipStatus => Messaging.SipStatus.FromCode(Code);

    internal MessagingError Error { get; }

    /// <summary>The client was there, and is there no more.</summary>
    internal static LyncException ClientGone() => new(MessagingError.LyncClientNotRunning, "Lync has been closed or restarted.");

    /// <summary>This process has let the client go.</summary>
    internal static LyncException Disconnected() => new(
        MessagingError.ConversationEnded, "LyncIM has let Lync go: Disconnect-LyncClient was run, or the module was removed.");

    /// <summary>The client is there, and nobody is signed in.</summary>
    internal static LyncException NotSignedIn() => new(MessagingError.LyncNotSignedIn, "Lync is running, but nobody is signed in to it.");
}
