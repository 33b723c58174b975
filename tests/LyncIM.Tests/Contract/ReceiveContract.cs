using System;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.Messaging;
using static LyncIM.Tests.Contract.ContractScene;

namespace LyncIM.Tests.Contract;

/// <summary>What others do is told once, raw, and in order per conversation.</summary>
public sealed class ReceiveContract
{
    [Theory]
    [EachAdapter]
    public async Task An_invitation_is_told_before_its_text_and_its_text_before_what_follows(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        await scene.Other.InviteAsync(Kim, "are you there?");
        var conversation = await InvitationAsync(scene);
        await conversation.AcceptAsync(scene.Ample);
        await scene.Other.SayAsync(Kim, "hello?");
        Eventually.Equal(["are you there?", "hello?"], () => scene.Told.TextsIn(conversation));
        var told = scene.Told.Of(conversation).ToList();
        Assert.InRange(told.IndexOf($"joined {Kim}"), 0, told.IndexOf("added"));
        Assert.InRange(told.IndexOf("added"), 0, told.IndexOf("message are you there?"));
    }

    [Theory]
    [EachAdapter]
    public async Task An_invitation_is_incoming_until_it_is_accepted_and_active_afterwards(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        await scene.Other.InviteAsync(Kim, "are you there?");
        var conversation = await InvitationAsync(scene);
        Eventually.Equal("state Incoming", () => LastState(scene, conversation));
        Assert.False(conversation.CanSetTyping);
        await conversation.AcceptAsync(scene.Ample);
        Eventually.Equal("state Active", () => LastState(scene, conversation));
    }

    [Theory]
    [EachAdapter]
    public async Task Waiting_until_a_message_can_be_sent_accepts_an_invitation(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        await scene.Other.InviteAsync(Kim, "are you there?");
        var conversation = await InvitationAsync(scene);
        await scene.SendAsync(conversation, "yes");
        await Eventually.EqualAsync(["yes"], () => scene.Other.DeliveredToAsync(Kim));
        Eventually.Equal("state Active", () => LastState(scene, conversation));
    }

    [Theory]
    [EachAdapter]
    public async Task Messages_are_told_once_and_in_order(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        var conversation = await scene.TalkAsync(Kim);
        var texts = Enumerable.Range(1, 50).Select(number => $"{number % 7}").ToArray();
        foreach (var text in texts)
            await scene.Other.SayAsync(Kim, text);
        Eventually.Equal(texts, () => scene.Told.TextsIn(conversation));
        Assert.All(scene.Told.MessagesIn(conversation), message => Assert.Equal("sip:" + Kim, message.Sender.Uri, ignoreCase: true));
    }

    [Theory]
    [EachAdapter]
    public async Task What_others_write_comes_as_they_have_written_it(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        var conversation = await scene.TalkAsync(Kim);
        await scene.Other.SayAsync(Kim, "bell\u0007, escape \u001b[2J, \u202Edrow\u202C & a <tag>");
        Eventually.Equal(["bell\u0007, escape \u001b[2J, \u202Edrow\u202C & a <tag>"], () => scene.Told.TextsIn(conversation));
        await scene.Other.SayHtmlAsync(Kim, "<b>bold</b>\u0007");
        Eventually.Equal(2, () => scene.Told.MessagesIn(conversation).Count);
        Assert.Equal("<b>bold</b>\u0007", scene.Told.MessagesIn(conversation)[1].Contents[LyncMessageFormat.Html]);
    }

    [Theory]
    [EachAdapter]
    public async Task Typing_of_others_is_told_when_it_begins_and_when_it_ends(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        var conversation = await scene.TalkAsync(Kim);
        await scene.Other.TypeAsync(Kim, isTyping: true);
        Eventually.Equal([$"typing {Kim} on"], () => scene.Told.Of(conversation));
        await scene.Other.TypeAsync(Kim, isTyping: false);
        Eventually.Equal([$"typing {Kim} on", $"typing {Kim} off"], () => scene.Told.Of(conversation));
    }

    [Theory]
    [EachAdapter]
    public async Task An_answer_comes_in_the_conversation_of_its_message(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        var conversations = await Task.WhenAll(Enumerable.Range(1, 5).Select(number => scene.StartAsync($"echo{number}@contoso.com")));
        await Task.WhenAll(conversations.Select((one, number) => scene.SendAsync(one, $"{number}")));
        for (var i = 0; i < conversations.Length; i++)
        {
            var number = i;
            Eventually.Equal([$"echo: {number}"], () => scene.Told.TextsIn(conversations[number]));
        }
    }

    [Theory]
    [EachAdapter]
    public async Task Somebody_who_calls_back_is_a_new_conversation(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        var conversation = await scene.StartAsync("callback@contoso.com");
        await scene.SendAsync(conversation, "call me");
        Eventually.Equal(2, () => scene.Told.Conversations.Count);
        var call = scene.Told.Conversations.Single(one => one != conversation);
        Eventually.Equal(["call me"], () => scene.Told.TextsIn(call));
    }

    private static async Task<IMessagingConversation> InvitationAsync(ContractScene scene)
    {
        await Eventually.EqualAsync(1, () => Task.FromResult(scene.Told.Lines.Count(line => line.StartsWith("message", StringComparison.Ordinal))));
        return Assert.Single(scene.Told.Conversations);
    }

    private static string? LastState(ContractScene scene, IMessagingConversation conversation) =>
        scene.Told.Of(conversation).LastOrDefault(line => line.StartsWith("state", StringComparison.Ordinal));
}
