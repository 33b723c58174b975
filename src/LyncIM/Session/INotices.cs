namespace LyncIM.Session;

/// <summary>What a command is told on the way, whatever the thread; it reaches the user's streams on the pipeline thread.</summary>
internal interface INotices
{
    void Verbose(string text);

    void Warning(string text);
}
