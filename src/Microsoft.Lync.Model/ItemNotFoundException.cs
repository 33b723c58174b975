using System;
using System.Runtime.Serialization;

namespace Microsoft.Lync.Model;

/// <summary>The item does not exist (0x80C80004).</summary>
[Serializable]
public class ItemNotFoundException : LyncClientException
{
    internal ItemNotFoundException(string message, uint internalCode)
        : base(message, internalCode)
    {
    }

    /// <summary>Serialization.</summary>
    protected ItemNotFoundException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
}
