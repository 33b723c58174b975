using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;

namespace LyncIM;

/// <summary>A message in each of its formats, by the format's name in any case; as a text, their names: PlainText; Html.</summary>
internal sealed class ContentsByFormat : ReadOnlyDictionary<string, string>
{
    public ContentsByFormat(IReadOnlyDictionary<LyncMessageFormat, string> contents)
        : base(contents.ToDictionary(part => part.Key.ToString(), part => part.Value, StringComparer.OrdinalIgnoreCase))
    {
    }

    public override string ToString() => string.Join("; ", Keys);
}
