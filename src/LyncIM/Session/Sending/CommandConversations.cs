using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Waiting;

namespace LyncIM.Session;

/// <summary>Ends the conversations of a command when their messages have been sent, or keeps them for more until the command ends.</summary>
internal sealed class CommandConversations
{
    private readonly ConcurrentQueue<LyncConversation> _kept = new();
    private readonly LyncSession _session;
    private readonly SendOptions _options;
    private readonly INotices _notices;
    private readonly CancellationToken _stop;

    public CommandConversations(LyncSession session, SendOptions options, INotices notices, CancellationToken stop)
    {
        _session = session;
        _options = options;
        _notices = notices;
        _stop = stop;
    }

    /// <summary>Nothing else is on its way to these.</summary>
    public async Task LeaveAsync(IReadOnlyList<LyncConversation> conversations)
    {
        foreach (var conversation in conversations)
        {
            if (_options.End == EndOfConversations.AtEnd && !_stop.IsCancellationRequested)
                _kept.Enqueue(conversation);
            else if (_options.End != EndOfConversations.Never)
                await EndAsync(conversation).ConfigureAwait(false);
        }
    }

    /// <summary>At the end of the command: ends those that were kept.</summary>
    public Task EndKeptAsync() => _kept.IsEmpty ? Task.CompletedTask : EndAllAsync();

    private async Task EndAllAsync()
    {
        while (_kept.TryDequeue(out var conversation))
            await EndAsync(conversation).ConfigureAwait(false);
    }

    private async Task EndAsync(LyncConversation conversation)
    {
        using var deadline = new Deadline(_stop.IsCancellationRequested ? WaitTimes.BestEffort : _options.Timeout, CancellationToken.None);
        try
        {
            await _session.EndAsync(conversation, deadline).ConfigureAwait(false);
        }
        catch (LyncException e)
        {
            _notices.Warning($"{conversation} could not be ended: {e.Message}");
        }
    }
}
