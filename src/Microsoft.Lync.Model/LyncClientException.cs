using System;
using System.Runtime.Serialization;

namespace Microsoft.Lync.Model;

/// <summary>The base of most, but not all, of what the SDK throws; see <see cref="InternalCode"/>.</summary>
[Serializable]
public class LyncClientException : Exception
{
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

    /// <summary>The HRESULT of the failure; 0x80EF0000 + n holds the SIP status n. 0 where Lync has gone.</summary>
    public uint InternalCode { get; }

    /// <summary>
    /// The exception that the SDK maps <paramref name="code"/> to. Several codes share a type, several types derive from no class
    /// of the SDK, and the SDK's own have an empty message.
    /// </summary>
    internal static Exception FromCode(uint code) => code switch
    {
        0x800706BA or 0x80010108 or 0x80040154 => new ClientNotFoundException("", 0),
        0x80C80004 or 0x80EE0051 or 0x80EE0054 or 0x80EE0055 or 0x80EE0058 => new ItemNotFoundException("", code),
        0x80C80006 => new NotSignedInException("", code),
        0x80C80007 or 0x80EE004A or 0x80EE004B or 0x80EE0052 => new ItemAlreadyExistException("", code),
        0x80C80008 or 0x80C80009 => new RequestCanceledException("", code),
        0x80C8000A => new InvalidOperationException(),
        0x80C8000B => new NotSupportedException(),
        0x80C8000C => new ResultOverflowException("", code),
        0x80C80026 => new NotStartedByUserException("", code),
        0x80C80028 or 0x80F10001 or 0x80EE0061 or 0x80EE0065 => new InvalidStateException("", code),
        0x80C80029 or 0x80F10012 or 0x80F10091 => new PendingOperationException("", code),
        0x80070057 => new ArgumentException("Value does not fall within the expected range."),
        0x8000000A or 0x80C80003 => new NotReadyException("", code),
        0x80020005 => new TypeMismatchException("", code),
        0x80F1008E or (>= 0x80F1009E and <= 0x80F100A6) => new SearchException("", code),
        // Lack the high bit in the SDK's table, so that the failures that are meant come as the last line.
        0x00EE000C or 0x00EE001D => new TimeoutException(),
        0x00EE0011 => new UnauthorizedAccessException(),
        _ => new LyncClientException($"Generic COM Exception. Code is 0x{code:X8}.", code),
    };
}
