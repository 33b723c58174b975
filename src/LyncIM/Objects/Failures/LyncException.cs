using System;

namespace LyncIM;

/// <summary>Why a command of LyncIM failed; the exception of every error that the module writes.</summary>
public sealed class LyncException : Exception
{
    internal LyncException(MessagingError error, string message, int? sipStatus = null, uint? code = null, Exception? inner = null)
        : base(message, inner)
    {
        Error = error;
        SipStatus = sipStatus;
        Code = code;
    }

    /// <summary>The error's stable id, for example RecipientUnavailable.</summary>
    public string ErrorId => Error.ToString();

    /// <summary>The number that the client gave for the failure, where it gave one.</summary>
    public uint? Code { get; }

    /// <summary>The SIP status of the failure (RFC 3261, section 21, and RFC 3428), for example 480; null where there was none.</summary>
    public int? SipStatus { get; }

    internal MessagingError Error { get; }

    /// <summary>What to do about it with this client; null where the general advice for <see cref="Error"/> serves.</summary>
    internal string? Recommendation { get; set; }
}
