using System;
using System.Runtime.Serialization;

namespace Microsoft.Lync.Model;

/// <summary>An operation of the same kind is pending (0x80C80029).</summary>
[Serializable]
public class PendingOperationException : LyncClientException
{
    internal PendingOperationException(string message, uint internalCode)
        : base(message, internalCode)
    {
    }

    /// <summary>Serialization.</summary>
    protected PendingOperationException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
}
