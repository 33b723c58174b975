using System;

namespace LyncIM.Tests.Ucwa.Other;

/// <summary>What another server may do differently, where the facts leave it open.</summary>
[Flags]
public enum OtherHabits
{
    /// <summary>As in the traces, but with hrefs that say nothing.</summary>
    None = 0,

    /// <summary>Hrefs have a scheme, a name and a port.</summary>
    AbsoluteHrefs = 1,

    /// <summary>Links, and resources that are embedded, are arrays even where there is one.</summary>
    Arrays = 2,

    /// <summary>Nothing is embedded, in events or elsewhere.</summary>
    NothingEmbedded = 4,

    /// <summary>Events come before the answer to the request that they belong to.</summary>
    EventsFirst = 8,

    /// <summary>Only the last of several states is told, the conversation before its invitation.</summary>
    LastStatesOnly = 16,

    /// <summary>A conversation is deleted before its failed invitation completes.</summary>
    DeletedFirst = 32,

    /// <summary>Texts are base64, in HTML.</summary>
    Base64 = 64,

    /// <summary>Messages do not say who sent them.</summary>
    NoSenders = 128,

    /// <summary>What was sent, and typing, are told back to who did so, as if others had.</summary>
    ToldBack = 256,

    /// <summary>Operation ids are not echoed, and answers say what they have made alone.</summary>
    NoOperationIds = 512,

    /// <summary>Rels, properties, subcodes and types that nobody knows are everywhere.</summary>
    Unknowns = 1024,

    /// <summary>All challenges stand in one header.</summary>
    OneHeader = 2048,

    /// <summary>The text of an invitation is not told again as a message.</summary>
    NotAgain = 4096,
}
