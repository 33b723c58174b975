using System;
using System.Runtime.Serialization;

namespace Microsoft.Lync.Model;

/// <summary>The object is not ready yet (0x8000000A).</summary>
[Serializable]
public class NotReadyException : LyncClientException
{
    internal NotReadyException(string message, uint internalCode)
        : base(message, internalCode)
    {
    }

    /// <summary>Serialization.</summary>
    protected NotReadyException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
}
