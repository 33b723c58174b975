using System;
using System.Collections.Generic;
using System.Linq;

namespace LyncIM.Lync;

/// <summary>Copies collections of the SDK, which can change while they are read, and can be null for a moment or for good.</summary>
internal static class LyncCollections
{
    private const int Attempts = 5;

    /// <summary>What the collection holds; nothing where it cannot be read.</summary>
    public static IReadOnlyList<T> Copy<T>(Func<IList<T>?> read)
    {
        IReadOnlyList<T>? copy = null;
        for (var attempt = 0; copy is null && attempt < Attempts; attempt++)
            copy = Quietly.Get<IReadOnlyList<T>?>(() => read()?.ToArray(), null);
        return copy ?? Array.Empty<T>();
    }
}
