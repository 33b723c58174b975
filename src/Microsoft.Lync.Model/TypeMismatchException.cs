using System;
using System.Runtime.Serialization;

namespace Microsoft.Lync.Model;

/// <summary>A value has another type than is wanted.</summary>
[Serializable]
public class TypeMismatchException : LyncClientException
{
    internal TypeMismatchException(string message, uint internalCode)
        : base(message, internalCode)
    {
    }

    /// <summary>Serialization.</summary>
    protected TypeMismatchException(SerializationInfo info, StreamingContext context)
        : base(info, context)
    {
    }
}
