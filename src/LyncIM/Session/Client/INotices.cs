namespace LyncIM.Session;

/// <summary>What a command is told on the way, whatever the thread; it reaches the user's streams on the pipeline thread.</summary>
internal interface INotices
{
    /// <summary>Whether the user sees the verbose stream: what is told only there need not be put into words otherwise.</summary>
    bool IsVerbose { get; }

    void Verbose(string text);

    void Warning(string text);

    /// <summary>How far something has come that takes its time; <see cref="ProgressEnded"/> ends it.</summary>
    void Progress(string activity, string status);

    void ProgressEnded(string activity);
}
