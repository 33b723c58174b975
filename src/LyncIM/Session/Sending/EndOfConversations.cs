namespace LyncIM.Session;

/// <summary>When the conversations end in which a command has sent.</summary>
internal enum EndOfConversations
{
    /// <summary>They stay open.</summary>
    Never,

    /// <summary>Each after the last message to it that is under way: more may follow, in another conversation.</summary>
    AfterMessages,

    /// <summary>All of them when the command ends: more messages for them may come down the pipeline.</summary>
    AtEnd,
}
