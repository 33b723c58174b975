using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using static LyncIM.Tests.Contract.ContractScene;

namespace LyncIM.Tests.Contract;

/// <summary>Sending completes when the message has been delivered, or fails with what the server has said.</summary>
public sealed class SendContract
{
    [Theory]
    [EachAdapter]
    public async Task A_message_has_been_delivered_when_its_sending_completes(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        await scene.SendAsync(await scene.StartAsync(Kim), "hello");
        Assert.Equal(["hello"], await scene.Other.DeliveredToAsync(Kim));
    }

    [Theory]
    [EachAdapter]
    public async Task A_message_that_takes_its_time_is_waited_for(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        var conversation = await scene.StartAsync("delay300@contoso.com");
        var sending = scene.SendAsync(conversation, "hello");
        Assert.Empty(await scene.Other.DeliveredToAsync("delay300@contoso.com"));
        await sending;
        Assert.Equal(["hello"], await scene.Other.DeliveredToAsync("delay300@contoso.com"));
    }

    [Theory]
    [EachAdapter]
    public async Task Messages_of_one_conversation_keep_the_order_of_the_calls(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        var conversation = await scene.TalkAsync(Kim);
        var texts = Enumerable.Range(1, 20).Select(number => $"{number}").ToArray();
        await Task.WhenAll(texts.Select(text => conversation.SendAsync(Plain(text), scene.Ample)));
        Assert.Equal(texts.Prepend("hello"), await scene.Other.DeliveredToAsync(Kim));
    }

    [Theory]
    [EachAdapter]
    public async Task A_conversation_that_is_slow_does_not_hold_up_another(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        using var enough = new CancellationTokenSource();
        var never = await scene.StartAsync("never@contoso.com");
        await never.WhenCanSendAsync(scene.Ample);
        var waiting = never.SendAsync(Plain("hello"), enough.Token);
        await scene.SendAsync(await scene.StartAsync(Kim), "hello");
        Assert.False(waiting.IsCompleted);
        await enough.CancelAsync();
        await scene.EndsAsync(waiting);
    }

    [Theory]
    [EachAdapter]
    public async Task A_sending_that_nobody_waits_for_any_more_frees_its_caller(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        using var enough = new CancellationTokenSource();
        var conversation = await scene.StartAsync("never@contoso.com");
        await conversation.WhenCanSendAsync(scene.Ample);
        var sending = conversation.SendAsync(Plain("hello"), enough.Token);
        await enough.CancelAsync();
        await scene.EndsAsync(sending);
        Assert.False(sending.IsCompletedSuccessfully);
    }

    [Theory]
    [EachAdapter]
    public Task Who_is_offline_is_unavailable(Adapter adapter) => FailsAsync(adapter, "offline@contoso.com", MessagingError.RecipientUnavailable, 480);

    [Theory]
    [EachAdapter]
    public Task Who_is_not_known_is_not_found(Adapter adapter) => FailsAsync(adapter, "unknown@contoso.com", MessagingError.RecipientNotFound, 404);

    [Theory]
    [EachAdapter]
    public Task Who_declines_has_declined(Adapter adapter) => FailsAsync(adapter, "decline@contoso.com", MessagingError.RecipientDeclined, 603);

    [Theory]
    [EachAdapter]
    public Task Who_takes_short_messages_only_says_that_it_is_too_long(Adapter adapter) =>
        FailsAsync(adapter, "short3@contoso.com", MessagingError.MessageTooLong, 413);

    [Theory]
    [EachAdapter]
    public Task What_the_server_has_no_time_for_is_a_failure_with_its_status(Adapter adapter) =>
        FailsAsync(adapter, "flaky1@contoso.com", MessagingError.LyncFailure, 504);

    [Theory]
    [EachAdapter]
    public async Task A_message_that_was_refused_is_delivered_to_nobody_and_the_next_one_goes_out(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        var conversation = await scene.TalkAsync(Kim);
        await scene.Other.RefuseAsync(486);
        var failure = await scene.FailsAsync(() => scene.SendAsync(conversation, "refused"));
        Assert.Equal((MessagingError.RecipientUnavailable, 486), (failure.Error, failure.SipStatus));
        await scene.SendAsync(conversation, "again");
        Assert.Equal(["hello", "again"], await scene.Other.DeliveredToAsync(Kim));
    }

    [Theory]
    [EachAdapter]
    public async Task HTML_that_cannot_be_shown_is_refused_and_plain_text_is_delivered(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        const string Plain1 = "plain1@contoso.com";
        var conversation = await scene.TalkAsync(Plain1);
        var rich = new Messaging.MessageContents(LyncMessageFormat.Html, "<b>bold</b>").With(LyncMessageFormat.PlainText, "bold");
        var failure = await scene.FailsAsync(() => conversation.SendAsync(rich, scene.Ample));
        Assert.Equal((MessagingError.FormatNotSupported, 415), (failure.Error, failure.SipStatus));
        await scene.SendAsync(conversation, "bold");
        Assert.Equal(["hello", "bold"], await scene.Other.DeliveredToAsync(Plain1));
    }

    [Theory]
    [EachAdapter]
    public async Task The_local_users_own_message_is_told_once_as_such(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        var conversation = await scene.StartAsync("echo@contoso.com");
        await scene.SendAsync(conversation, "one");
        await scene.SendAsync(conversation, "two");
        Eventually.Equal(["echo: one", "echo: two"], () => scene.Told.TextsIn(conversation));
        Eventually.Equal(["one", "two"], () => scene.Told.TextsIn(conversation, areOwn: true));
        Assert.All(
            scene.Told.MessagesIn(conversation, areOwn: true), message => Assert.Equal("sip:me@contoso.com", message.Sender.Uri, ignoreCase: true));
    }

    [Theory]
    [EachAdapter]
    public async Task What_is_sent_in_a_conversation_that_has_ended_fails_as_that(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        var conversation = await scene.TalkAsync(Kim);
        await scene.Other.EndAsync(Kim);
        Eventually.True(() => conversation.HasEnded);
        var sending = conversation.SendAsync(Plain("late"), scene.Ample);
        var failure = await scene.FailsAsync(() => sending);
        Assert.Contains(failure.Error, new[] { MessagingError.ConversationEnded, MessagingError.LyncFailure });
        await scene.FailsAsync(() => conversation.WhenCanSendAsync(scene.Ample));
        Assert.Equal(["hello"], await scene.Other.DeliveredToAsync(Kim));
    }

    private static async Task FailsAsync(Adapter adapter, string address, MessagingError error, int status)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        var failure = await scene.FailsAsync(async () => await scene.SendAsync(await scene.StartAsync(address), "hello"));
        Assert.Equal((error, (int?)status), (failure.Error, failure.SipStatus));
        Assert.Empty(await scene.Other.DeliveredToAsync(address));
    }
}
