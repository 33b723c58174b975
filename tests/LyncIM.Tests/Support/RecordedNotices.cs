using System.Collections.Concurrent;
using LyncIM.Session;

namespace LyncIM.Tests;

/// <summary>Keeps what a command is told on the way.</summary>
internal sealed class RecordedNotices : INotices
{
    public bool IsVerbose => true;

    public ConcurrentQueue<string> Warnings { get; } = new();

    public ConcurrentQueue<string> Verboses { get; } = new();

    public ConcurrentQueue<string> Progresses { get; } = new();

    public void Verbose(string text) => Verboses.Enqueue(text);

    public void Warning(string text) => Warnings.Enqueue(text);

    public void Progress(string activity, string status) => Progresses.Enqueue($"{activity}: {status}");

    public void ProgressEnded(string activity) => Progresses.Enqueue($"{activity}: ended");
}
