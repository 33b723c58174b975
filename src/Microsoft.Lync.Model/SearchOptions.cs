using System;

namespace Microsoft.Lync.Model;

/// <summary>How to search.</summary>
[Flags]
public enum SearchOptions
{
    Default = 0,
    MatchWholeWord = 1,
    ContactsOnly = 2,
    IncludeContactsWithoutSipOrTelUri = 4,
    Reserved1 = 268435456,
    Invalid = -1,
}
