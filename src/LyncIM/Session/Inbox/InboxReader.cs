namespace LyncIM.Session;

/// <summary>One reader's way through the inbox. It looks at each message once: what it has passed over it does not look at again.</summary>
internal sealed class InboxReader
{
    internal long NextIncoming;
    internal long NextOutgoing;

    private readonly Inbox _inbox;

    internal InboxReader(Inbox inbox, MessageFilter filter, bool includeSelf)
    {
        _inbox = inbox;
        Filter = filter;
        IncludeSelf = includeSelf;
    }

    internal MessageFilter Filter { get; }

    internal bool IncludeSelf { get; }

    /// <summary>The next message that passes, taken out of the inbox; null where there is none now.</summary>
    public LyncMessage? Take() => _inbox.Next(this, keep: false);

    /// <summary>The next message that passes, left in the inbox; null where there is none now.</summary>
    public LyncMessage? Peek() => _inbox.Next(this, keep: true);
}
