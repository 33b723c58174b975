namespace LyncIM;

/// <summary>How many talk in a conversation.</summary>
internal enum LyncConversationType
{
    /// <summary>The local user and one other.</summary>
    OneToOne,

    /// <summary>The local user and several others, or a conference that was joined.</summary>
    Conference,
}
