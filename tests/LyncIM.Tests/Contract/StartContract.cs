using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using static LyncIM.Tests.Contract.ContractScene;

namespace LyncIM.Tests.Contract;

/// <summary>A conversation that was started can be talked in, and is Inactive until its first message.</summary>
public sealed class StartContract
{
    [Theory]
    [EachAdapter]
    public async Task Who_takes_part_has_been_told_before_the_first_message(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        var conversation = await scene.StartAsync("echo@contoso.com");
        await scene.SendAsync(conversation, "hello");
        Eventually.Equal(["echo: hello"], () => scene.Told.TextsIn(conversation));
        var told = scene.Told.Of(conversation).ToList();
        Assert.Single(told, "added");
        Assert.Single(told.Distinct(), "joined echo@contoso.com");
        Assert.InRange(told.IndexOf("joined echo@contoso.com"), 0, told.IndexOf("message echo: hello"));
        Assert.InRange(told.IndexOf("added"), 0, told.IndexOf("message echo: hello"));
    }

    [Theory]
    [EachAdapter]
    public async Task It_is_active_once_its_first_message_was_delivered_and_not_before(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        var conversation = await scene.StartAsync(Kim);
        Assert.DoesNotContain("state Active", scene.Told.Of(conversation));
        Assert.False(conversation.HasEnded);
        await scene.SendAsync(conversation, "hello");
        Eventually.Equal("state Active", () => scene.Told.Of(conversation).LastOrDefault(line => line.StartsWith("state", StringComparison.Ordinal)));
    }

    [Theory]
    [EachAdapter]
    public async Task Its_subject_is_told_as_it_was_given(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        var conversation = await scene.Client.StartAsync([SipAddress.Parse(Kim)], "To\u0007night", scene.Ample);
        Eventually.True(() => scene.Told.Of(conversation).Contains("subject To\u0007night"));
    }

    [Theory]
    [EachAdapter]
    public async Task Several_people_are_one_conversation_and_all_get_the_message(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        var conversation = await scene.StartAsync(Kim, Lee);
        await scene.SendAsync(conversation, "hello");
        Eventually.Equal(
            ["joined " + Kim, "joined " + Lee], () => scene.Told.Of(conversation).Where(line => line.StartsWith("joined", StringComparison.Ordinal)).Distinct().Order().AsEnumerable());
        await Eventually.EqualAsync(["hello"], () => scene.Other.DeliveredToAsync(Kim));
        await Eventually.EqualAsync(["hello"], () => scene.Other.DeliveredToAsync(Lee));
        Assert.Single(scene.Told.Conversations);
    }

    [Theory]
    [EachAdapter]
    public async Task Each_start_is_a_conversation_of_its_own(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        var first = await scene.StartAsync(Kim);
        var second = await scene.StartAsync(Kim);
        await scene.SendAsync(first, "one");
        await scene.SendAsync(second, "two");
        Assert.NotEqual(first, second);
        Eventually.Equal(["one"], () => scene.Told.TextsIn(first, areOwn: true));
        Eventually.Equal(["two"], () => scene.Told.TextsIn(second, areOwn: true));
    }

    [Theory]
    [EachAdapter]
    public async Task A_client_that_hangs_holds_up_neither_the_caller_nor_the_end_of_its_wait(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        using var enough = new CancellationTokenSource();
        await scene.Other.HangAsync();
        var call = Task.Run(() => (Waiting: StartAndSendAsync(scene, enough.Token), true));
        var (waiting, _) = await call.WaitAsync(scene.Ample);
        await enough.CancelAsync();
        await scene.EndsAsync(waiting);
        Assert.Empty(await scene.Other.DeliveredToAsync(Kim));
    }

    /// <summary>An adapter may start lazily: it hangs at the first message at the latest.</summary>
    private static async Task StartAndSendAsync(ContractScene scene, CancellationToken cancellationToken)
    {
        var conversation = await scene.Client.StartAsync([SipAddress.Parse(Kim)], null, cancellationToken);
        await conversation.WhenCanSendAsync(cancellationToken);
        await conversation.SendAsync(Plain("hello"), cancellationToken);
    }
}
