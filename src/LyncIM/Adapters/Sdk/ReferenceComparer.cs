using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace LyncIM.Adapters.Sdk;

/// <summary>Objects of the SDK are known by reference: their ids can change during their life.</summary>
internal sealed class ReferenceComparer : IEqualityComparer<object>
{
    public static ReferenceComparer Instance { get; } = new();

    bool IEqualityComparer<object>.Equals(object? x, object? y) => ReferenceEquals(x, y);

    int IEqualityComparer<object>.GetHashCode(object obj) => RuntimeHelpers.GetHashCode(obj);
}
