using System;
using System.Runtime.Serialization;

namespace Microsoft.Lync.Model;

/// <summary>An operation has failed in a way of its own.</summary>
[Serializable]
public class OperationException : LyncClientException
{
    internal OperationException(string message, uint internalCode)
        : base(message, internalCode)
    {
    }

    /// <summary>Serialization.</summary>
    protected OperationException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
}
