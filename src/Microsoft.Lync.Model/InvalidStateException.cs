using System;
using System.Runtime.Serialization;

namespace Microsoft.Lync.Model;

/// <summary>The object is not in a state that allows the call (0x80C80028).</summary>
[Serializable]
public class InvalidStateException : LyncClientException
{
    internal InvalidStateException(string message, uint internalCode)
        : base(message, internalCode)
    {
    }

    /// <summary>Serialization.</summary>
    protected InvalidStateException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
}
