using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Waiting;

namespace LyncIM.Tests.Units.Waiting;

public sealed class KeyedLockTests
{
    private readonly KeyedLock _lock = new();

    [Fact]
    public async Task A_key_is_held_by_one_at_a_time_in_the_order_in_which_it_was_asked_for()
    {
        var first = await _lock.TakeAsync("kim", CancellationToken.None);
        var order = new List<int>();
        var others = Enumerable.Range(0, 10).Select(number => HoldAsync(_lock.TakeAsync("kim", CancellationToken.None), number)).ToArray();
        Assert.Empty(order);
        first.Dispose();
        await Task.WhenAll(others);
        Assert.Equal(Enumerable.Range(0, 10), order);

        async Task HoldAsync(Task<IDisposable> taking, int number)
        {
            using (await taking)
                order.Add(number);
        }
    }

    [Fact]
    public async Task Another_key_is_free()
    {
        using var kim = await _lock.TakeAsync("kim", CancellationToken.None);
        using var lee = await _lock.TakeAsync("lee", CancellationToken.None);
    }

    [Fact]
    public async Task Whoever_no_longer_waits_leaves_it_to_the_next()
    {
        var first = await _lock.TakeAsync("kim", CancellationToken.None);
        using var enough = new CancellationTokenSource();
        var second = _lock.TakeAsync("kim", enough.Token);
        var third = _lock.TakeAsync("kim", CancellationToken.None);
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        first.Dispose();
        (await third).Dispose();
        (await _lock.TakeAsync("kim", CancellationToken.None)).Dispose();
    }
}
