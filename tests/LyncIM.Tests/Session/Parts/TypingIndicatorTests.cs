using System;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Session;

namespace LyncIM.Tests.Session.Parts;

/// <summary>Typing that may be shown ends, however the calls that show and hide it fail, hang or come late.</summary>
public sealed class TypingIndicatorTests : IDisposable
{
    private readonly ShortBestEffort _short = new(50);
    private readonly ScriptedConversation _channel = new();
    private readonly TypingIndicator _typing;

    public TypingIndicatorTests()
    {
        _typing = new TypingIndicator(_channel);
    }

    public void Dispose() => _short.Dispose();

    [Fact]
    public async Task Typing_that_is_shown_is_hidden_once()
    {
        Assert.True(await _typing.ShowAsync(CancellationToken.None));
        Assert.True(_typing.MayBeShown);
        await _typing.HideAsync();
        await _typing.HideAsync();
        Assert.False(_typing.MayBeShown);
        Assert.Equal(["typing on", "typing off"], _channel.Calls);
    }

    [Fact]
    public async Task Typing_that_was_never_shown_is_not_hidden()
    {
        await _typing.HideAsync();
        Assert.Empty(_channel.Calls);
    }

    [Fact]
    public async Task A_client_that_refuses_to_show_it_is_told_and_it_is_hidden_all_the_same()
    {
        _channel.SetTyping = isTyping => isTyping ? Task.FromException(Failure()) : Task.CompletedTask;
        await Assert.ThrowsAsync<LyncException>(() => _typing.ShowAsync(CancellationToken.None));
        Assert.True(_typing.MayBeShown);
        await _typing.HideAsync();
        Assert.Equal(["typing on", "typing off"], _channel.Calls);
    }

    [Fact]
    public async Task A_call_that_hangs_holds_nobody_up_and_is_hidden_past_it()
    {
        var hanging = new TaskCompletionSource();
        _channel.SetTyping = isTyping => isTyping ? hanging.Task : Task.CompletedTask;
        Assert.False(await _typing.ShowAsync(CancellationToken.None));
        await _typing.HideAsync();
        Assert.False(_typing.MayBeShown);
        Assert.Equal(["typing on", "typing off"], _channel.Calls);
        hanging.SetResult();
        Eventually.Equal(["typing on", "typing off", "typing off"], () => _channel.Calls.ToArray());
        Eventually.True(() => !_typing.MayBeShown);
    }

    [Fact]
    public async Task Two_calls_that_hang_are_both_hidden_once_they_come_back()
    {
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        var hanging = first;
        _channel.SetTyping = isTyping => isTyping ? hanging.Task : Task.CompletedTask;
        Assert.False(await _typing.ShowAsync(CancellationToken.None));
        hanging = second;
        Assert.False(await _typing.ShowAsync(CancellationToken.None));
        await _typing.HideAsync();
        var calls = _channel.Calls.Count;
        first.SetResult();
        Eventually.True(() => _channel.Calls.Count > calls && !_typing.MayBeShown);
        calls = _channel.Calls.Count;
        second.SetResult();
        Eventually.True(() => _channel.Calls.Count > calls && !_typing.MayBeShown);
        Assert.Equal("typing off", _channel.Calls[^1]);
    }

    [Fact]
    public async Task Whoever_no_longer_waits_is_freed_at_once()
    {
        _channel.SetTyping = isTyping => isTyping ? new TaskCompletionSource().Task : Task.CompletedTask;
        using var enough = new CancellationTokenSource();
        var showing = _typing.ShowAsync(enough.Token);
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => showing);
        Assert.True(_typing.MayBeShown);
        await _typing.HideAsync();
        Assert.False(_typing.MayBeShown);
    }

    [Fact]
    public async Task Hiding_that_fails_is_tried_three_times_and_never_throws()
    {
        _channel.SetTyping = isTyping => isTyping ? Task.CompletedTask : Task.FromException(Failure());
        await _typing.ShowAsync(CancellationToken.None);
        await _typing.HideAsync();
        Assert.Equal(["typing on", "typing off", "typing off", "typing off"], _channel.Calls);
        Assert.True(_typing.MayBeShown);
    }

    [Fact]
    public async Task Hiding_that_fails_because_the_conversation_has_ended_is_done()
    {
        _channel.SetTyping = isTyping => isTyping ? Task.CompletedTask : Task.FromException(Failure());
        await _typing.ShowAsync(CancellationToken.None);
        _channel.HasEnded = true;
        await _typing.HideAsync();
        Assert.Equal(["typing on", "typing off"], _channel.Calls);
        Assert.False(_typing.MayBeShown);
    }

    [Fact]
    public async Task Hiding_that_hangs_is_given_up()
    {
        _channel.SetTyping = isTyping => isTyping ? Task.CompletedTask : new TaskCompletionSource().Task;
        await _typing.ShowAsync(CancellationToken.None);
        await _typing.HideAsync();
        Assert.Equal(["typing on", "typing off"], _channel.Calls);
    }

    private static LyncException Failure() => new(MessagingError.LyncFailure, "It could not be done.");
}
