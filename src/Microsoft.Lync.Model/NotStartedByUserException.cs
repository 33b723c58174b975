using System;
using System.Runtime.Serialization;

namespace Microsoft.Lync.Model;

/// <summary>The client was not started by this user (0x80C80026).</summary>
[Serializable]
public class NotStartedByUserException : LyncClientException
{
    internal NotStartedByUserException(string message, uint internalCode)
        : base(message, internalCode)
    {
    }

    /// <summary>Serialization.</summary>
    protected NotStartedByUserException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
}
