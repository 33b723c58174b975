namespace LyncIM;

/// <summary>What became of a message.</summary>
internal enum LyncSendStatus
{
    /// <summary>Delivered.</summary>
    Sent,

    /// <summary>Not delivered; the error with the same ErrorId says why.</summary>
    Failed,

    /// <summary>Not sent, as was asked for: the contact was not available, or the command was stopped before.</summary>
    Skipped,
}
