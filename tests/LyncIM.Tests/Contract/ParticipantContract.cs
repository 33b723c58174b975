using System;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.Messaging;
using static LyncIM.Tests.Contract.ContractScene;

namespace LyncIM.Tests.Contract;

/// <summary>Who takes part is told: each who comes, by whomever, and each who leaves.</summary>
public sealed class ParticipantContract
{
    [Theory]
    [EachAdapter]
    public async Task Somebody_who_is_added_is_a_participant_when_that_completes_and_gets_what_follows(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        var conversation = await scene.TalkAsync(Kim);
        await conversation.AddParticipantAsync(SipAddress.Parse(Lee), scene.Ample);
        Assert.Single(scene.Told.Of(conversation), $"joined {Lee}");
        await scene.SendAsync(conversation, "hello both");
        await Eventually.EqualAsync(["hello both"], () => scene.Other.DeliveredToAsync(Lee));
        await Eventually.EqualAsync(["hello", "hello both"], () => scene.Other.DeliveredToAsync(Kim));
        await scene.Other.SayAsync(Lee, "thanks");
        Eventually.Equal(["thanks"], () => scene.Told.TextsIn(conversation));
    }

    [Theory]
    [EachAdapter]
    public async Task Somebody_who_takes_part_already_is_added_at_once(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        var conversation = await scene.TalkAsync(Kim);
        await conversation.AddParticipantAsync(SipAddress.Parse(Kim), scene.Ample);
        Assert.DoesNotContain($"joined {Kim}", scene.Told.Of(conversation));
    }

    [Theory]
    [EachAdapter]
    public async Task Somebody_whom_others_add_is_told_of_and_heard(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        var conversation = await scene.TalkAsync(Kim, Lee);
        await scene.Other.JoinAsync(Kim, "pat@contoso.com");
        Eventually.True(() => scene.Told.Of(conversation).Contains("joined pat@contoso.com"));
        await scene.Other.SayAsync("pat@contoso.com", "sorry, late");
        Eventually.Equal(["sorry, late"], () => scene.Told.TextsIn(conversation));
    }

    [Theory]
    [EachAdapter]
    public async Task Somebody_who_leaves_is_told_of_and_the_others_talk_on(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        var conversation = await scene.TalkAsync(Kim, Lee);
        await scene.Other.LeaveAsync(Lee);
        Eventually.Equal([$"left {Lee}"], () => scene.Told.Of(conversation).Where(line => line.StartsWith("left", StringComparison.Ordinal)));
        await scene.SendAsync(conversation, "still there?");
        await Eventually.EqualAsync(["hello", "still there?"], () => scene.Other.DeliveredToAsync(Kim));
        Assert.False(conversation.HasEnded);
    }

    [Theory]
    [EachAdapter]
    public async Task Where_the_only_other_one_leaves_the_conversation_has_ended(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        var conversation = await scene.TalkAsync(Kim);
        await scene.Other.LeaveAsync(Kim);
        Eventually.Equal("state Terminated", () => scene.Told.Of(conversation).LastOrDefault());
        Assert.True(conversation.HasEnded);
    }

    [Theory]
    [EachAdapter]
    public async Task A_conversation_that_is_ended_here_has_ended_and_nothing_follows(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        var conversation = await scene.TalkAsync(Kim);
        await conversation.EndAsync(scene.Ample);
        Eventually.Equal("state Terminated", () => scene.Told.Of(conversation).LastOrDefault());
        Assert.True(conversation.HasEnded);
        Assert.Single(scene.Told.Of(conversation), "state Terminated");
    }

    [Theory]
    [EachAdapter]
    public async Task A_conversation_that_is_ended_elsewhere_has_ended_once(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        var conversation = await scene.TalkAsync(Kim);
        await scene.Other.EndAsync(Kim);
        Eventually.Equal("state Terminated", () => scene.Told.Of(conversation).LastOrDefault());
        Assert.Single(scene.Told.Of(conversation), "state Terminated");
        await scene.EndsAsync(conversation.EndAsync(scene.Ample));
        await scene.FailsAsync(() => conversation.AddParticipantAsync(SipAddress.Parse(Lee), scene.Ample));
    }
}
