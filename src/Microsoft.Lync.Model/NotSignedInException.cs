using System;
using System.Runtime.Serialization;

namespace Microsoft.Lync.Model;

/// <summary>The client is not signed in (0x80C80006).</summary>
[Serializable]
public class NotSignedInException : LyncClientException
{
    internal NotSignedInException(string message, uint internalCode)
        : base(message, internalCode)
    {
    }

    /// <summary>Serialization.</summary>
    protected NotSignedInException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
}
