using System;
using System.Runtime.Serialization;

namespace Microsoft.Lync.Model;

/// <summary>A search has failed.</summary>
[Serializable]
public class SearchException : OperationException
{
    internal SearchException(string message, uint internalCode)
        : base(message, internalCode)
    {
        Reason = ReasonOf(internalCode);
    }

    /// <summary>Serialization.</summary>
    protected SearchException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }

    /// <summary>Why a search has failed.</summary>
    public enum FailureReason
    {
        Unknown = 0,
        Unspecified = 1,
        SharepointNotConfigured = 2,
        AllNoise = 3,
        NoResponse = 4,
        BadQuery = 5,
        BadScope = 6,
        BadRequest = 7,
        NoQuery = 8,
        NoAuthorization = 9,
        ServerError = 10,
    }

    public FailureReason Reason { get; }

    /// <summary>The codes 0x80F1009E to A6 are reasons, in their order.</summary>
    private static FailureReason ReasonOf(uint code) => code is >= 0x80F1009E and <= 0x80F100A6
        ? FailureReason.SharepointNotConfigured + (int)(code - 0x80F1009E)
        : FailureReason.Unspecified;
}
