using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Session;
using LyncIM.Waiting;

namespace LyncIM.Tests.Session.Parts;

/// <summary>One thing at a time is done in a conversation, in the order in which it was asked for.</summary>
public sealed class TurnQueueTests
{
    private readonly CancellationReason _ended = new();
    private readonly TurnQueue _turns;

    public TurnQueueTests()
    {
        _turns = new TurnQueue(_ended);
    }

    [Fact]
    public async Task Turns_come_in_the_order_in_which_they_were_asked_for()
    {
        var first = await _turns.TakeAsync(CancellationToken.None);
        var order = new List<int>();
        var others = Enumerable.Range(0, 20).Select(number => TakeAsync(_turns.TakeAsync(CancellationToken.None), number)).ToArray();
        Assert.Empty(order);
        first.Dispose();
        await Task.WhenAll(others);
        Assert.Equal(Enumerable.Range(0, 20), order);

        async Task TakeAsync(Task<TurnQueue.Turn> turn, int number)
        {
            using (await turn)
                order.Add(number);
        }
    }

    [Fact]
    public async Task Whoever_no_longer_waits_leaves_the_queue_to_the_others()
    {
        var first = await _turns.TakeAsync(CancellationToken.None);
        using var enough = new CancellationTokenSource();
        var second = _turns.TakeAsync(enough.Token);
        var third = _turns.TakeAsync(CancellationToken.None);
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        first.Dispose();
        (await third).Dispose();
        Assert.True(await _turns.IsIdleWithinAsync(TimeSpan.Zero));
    }

    [Fact]
    public async Task The_end_of_the_conversation_frees_all_who_wait()
    {
        using var first = await _turns.TakeAsync(CancellationToken.None);
        var waiting = Enumerable.Range(0, 3).Select(_ => _turns.TakeAsync(CancellationToken.None)).ToArray();
        _ended.Cancel(new LyncException(MessagingError.ConversationEnded, "It has ended."));
        foreach (var turn in waiting)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => turn);
    }

    [Fact]
    public async Task It_is_idle_once_the_turn_under_way_has_ended()
    {
        Assert.True(await _turns.IsIdleWithinAsync(TimeSpan.Zero));
        var turn = await _turns.TakeAsync(CancellationToken.None);
        Assert.False(await _turns.IsIdleWithinAsync(TimeSpan.FromMilliseconds(1)));
        var idle = _turns.IsIdleWithinAsync(TimeSpan.FromSeconds(60));
        turn.Dispose();
        Assert.True(await idle);
    }
}
