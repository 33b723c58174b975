using System;
using System.Runtime.Serialization;

namespace Microsoft.Lync.Model;

/// <summary>The base of most, but not all, of what the SDK throws; see <see cref="InternalCode"/>.</summary>
[Serializable]
public class LyncClientException : Exception
{
    /// <summary>RPC_S_SERVER_UNAVAILABLE: the client's process has gone.</summary>
    internal const uint ServerUnavailable = 0x800706BA;

    /// <summary>What is asked for cannot be done in the state that the object is in.</summary>
    internal const uint InvalidState = 0x80C80028;

    internal LyncClientException(string message, uint internalCode)
        : base(message)
    {
        InternalCode = internalCode;
    }

    /// <summary>Serialization.</summary>
    protected LyncClientException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }

    /// <summary>The HRESULT of the failure; 0x80EF0000 + n holds the SIP status n.</summary>
    public uint InternalCode { get; }

    /// <summary>The exception that the SDK maps <paramref name="code"/> to; several derive from no class of the SDK.</summary>
    internal static Exception FromCode(uint code) => code switch
    {
        0x80C80004 => new ItemNotFoundException("The item was not found.", code),
        0x80C80006 => new NotSignedInException("The client is not signed in.", code),
        0x80C80007 => new ItemAlreadyExistException("The item already exists.", code),
        0x80C80008 or 0x80C80009 => new RequestCanceledException("The request was canceled.", code),
        0x80C8000A => new InvalidOperationException("The operation is not valid."),
        0x80C8000B => new NotSupportedException("The operation is not supported."),
        0x80C80026 => new NotStartedByUserException("The client was not started by the user.", code),
        InvalidState => new InvalidStateException("The object is not in a valid state.", code),
        0x80C80029 => new PendingOperationException("An operation is pending.", code),
        0x80070057 => new ArgumentException("Value does not fall within the expected range."),
        0x8000000A => new NotReadyException("The object is not ready.", code),
        _ => new LyncClientException($"Generic COM Exception. Code is 0x{code:X8}.", code),
    };
}
