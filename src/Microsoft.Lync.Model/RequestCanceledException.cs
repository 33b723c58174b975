using System;
using System.Runtime.Serialization;

namespace Microsoft.Lync.Model;

/// <summary>The request was called off (0x80C80008, 0x80C80009).</summary>
[Serializable]
public class RequestCanceledException : LyncClientException
{
    internal RequestCanceledException(string message, uint internalCode)
        : base(message, internalCode)
    {
    }

    /// <summary>Serialization.</summary>
    protected RequestCanceledException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
}
