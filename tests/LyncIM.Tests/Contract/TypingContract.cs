using System;
using System.Threading.Tasks;
using static LyncIM.Tests.Contract.ContractScene;

namespace LyncIM.Tests.Contract;

/// <summary>Typing that is set holds until it is taken back, or until the next message.</summary>
public sealed class TypingContract
{
    [Theory]
    [EachAdapter]
    public async Task Typing_is_seen_until_it_is_hidden(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        var conversation = await scene.TalkAsync(Kim);
        Assert.True(conversation.CanSetTyping);
        await conversation.SetTypingAsync(true, scene.Ample);
        await Eventually.EqualAsync(true, () => scene.Other.IsTypingSeenByAsync(Kim));
        await conversation.SetTypingAsync(false, scene.Ample);
        await Eventually.EqualAsync(false, () => scene.Other.IsTypingSeenByAsync(Kim));
    }

    [Theory]
    [EachAdapter]
    public async Task Typing_is_refreshed_where_the_protocol_forgets_it(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        var conversation = await scene.TalkAsync(Kim);
        await conversation.SetTypingAsync(true, scene.Ample);
        await scene.Other.OutlastTypingAsync();
        await Eventually.EqualAsync(true, () => scene.Other.IsTypingSeenByAsync(Kim));
        await conversation.SetTypingAsync(false, scene.Ample);
        await Eventually.EqualAsync(false, () => scene.Other.IsTypingSeenByAsync(Kim));
    }

    [Theory]
    [EachAdapter]
    public async Task Typing_can_be_set_and_taken_back_any_number_of_times(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        var conversation = await scene.TalkAsync(Kim);
        foreach (var isTyping in new[] { true, true, false, false, true, false })
            await conversation.SetTypingAsync(isTyping, scene.Ample);
        await Eventually.EqualAsync(false, () => scene.Other.IsTypingSeenByAsync(Kim));
    }

    [Theory]
    [EachAdapter]
    public async Task In_a_conversation_that_has_ended_typing_can_not_be_set_and_fails_as_a_task(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        var conversation = await scene.TalkAsync(Kim);
        await scene.Other.EndAsync(Kim);
        Eventually.True(() => conversation.HasEnded);
        Assert.False(conversation.CanSetTyping);
        await scene.EndsAsync(conversation.SetTypingAsync(true, scene.Ample));
    }

    [Theory]
    [EachAdapter]
    public async Task A_client_that_hangs_does_not_hold_up_whoever_shows_typing(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        var conversation = await scene.TalkAsync(Kim);
        using var enough = new System.Threading.CancellationTokenSource();
        await scene.Other.HangAsync();
        Func<Task> call = () => conversation.SetTypingAsync(true, enough.Token);
        var showing = await Task.Factory.StartNew(call).WaitAsync(scene.Ample);
        Assert.False(showing.IsCompletedSuccessfully);
        await enough.CancelAsync();
        await scene.EndsAsync(showing);
    }
}
