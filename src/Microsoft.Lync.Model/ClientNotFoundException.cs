using System;
using System.Runtime.Serialization;

namespace Microsoft.Lync.Model;

/// <summary>Lync is not running, or runs at another elevation.</summary>
[Serializable]
public class ClientNotFoundException : LyncClientException
{
    internal ClientNotFoundException(string message, uint internalCode)
        : base(message, internalCode)
    {
    }

    /// <summary>Serialization.</summary>
    protected ClientNotFoundException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
}
