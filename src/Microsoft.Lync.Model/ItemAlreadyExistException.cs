using System;
using System.Runtime.Serialization;

namespace Microsoft.Lync.Model;

/// <summary>What is to be added is there already (0x80C80007).</summary>
[Serializable]
public class ItemAlreadyExistException : LyncClientException
{
    internal ItemAlreadyExistException(string message, uint internalCode)
        : base(message, internalCode)
    {
    }

    /// <summary>Serialization.</summary>
    protected ItemAlreadyExistException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
}
