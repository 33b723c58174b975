using System;
using System.Runtime.Serialization;

namespace Microsoft.Lync.Model;

/// <summary>There are more results than the server gives.</summary>
[Serializable]
public class ResultOverflowException : LyncClientException
{
    internal ResultOverflowException(string message, uint internalCode)
        : base(message, internalCode)
    {
    }

    /// <summary>Serialization.</summary>
    protected ResultOverflowException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
}
