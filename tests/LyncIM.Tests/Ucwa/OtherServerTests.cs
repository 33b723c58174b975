using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Adapters.Ucwa;
using LyncIM.Messaging;
using LyncIM.Tests.Contract;
using LyncIM.Tests.Ucwa.Other;

namespace LyncIM.Tests.Ucwa;

/// <summary>The adapter lives with a server that follows the facts, and where they are open does either.</summary>
public sealed class OtherServerTests
{
    private const OtherHabits All = (OtherHabits)8191;

    public static TheoryData<OtherHabits> Habits =>
    [
        OtherHabits.None,
        .. Enum.GetValues<OtherHabits>().Where(habit => habit != OtherHabits.None),
        OtherHabits.NothingEmbedded | OtherHabits.NoOperationIds | OtherHabits.EventsFirst,
        OtherHabits.LastStatesOnly | OtherHabits.NoOperationIds | OtherHabits.EventsFirst | OtherHabits.ToldBack,
        OtherHabits.NothingEmbedded | OtherHabits.LastStatesOnly | OtherHabits.NoSenders | OtherHabits.Arrays | OtherHabits.DeletedFirst,
        All,
        All & ~OtherHabits.NothingEmbedded,
        All & ~OtherHabits.NoOperationIds & ~OtherHabits.NotAgain,
    ];

    [Theory]
    [MemberData(nameof(Habits))]
    public async Task Each_message_to_and_fro_comes_once_and_in_order(OtherHabits habits)
    {
        await using var server = await OtherServer.StartAsync(habits);
        var (client, told, limit) = await ConnectAsync(server);
        var conversation = await client.StartAsync([SipAddress.Parse("kim@contoso.com")], null, limit);
        foreach (var text in new[] { "1 + 1", "1 + 1", "ü & <b>", "3" })
        {
            await conversation.WhenCanSendAsync(limit);
            if (conversation.CanSetTyping)
                await conversation.SetTypingAsync(true, limit);
            await conversation.SendAsync(new MessageContents(text), limit);
        }
        Eventually.Equal(4, () => told.MessagesIn(conversation).Count);
        await Task.Delay(100, limit);
        Assert.Equal(["echo: 1 + 1", "echo: 1 + 1", "echo: ü & <b>", "echo: 3"], told.MessagesIn(conversation).Select(Text));
        Assert.Equal(["1 + 1", "1 + 1", "ü & <b>", "3"], told.MessagesIn(conversation, areOwn: true).Select(Text));
        Assert.All(told.MessagesIn(conversation), message => Assert.Equal("sip:kim@contoso.com", message.Sender.Uri, ignoreCase: true));
        Assert.DoesNotContain(told.Lines, line => line.StartsWith("typing me@", StringComparison.Ordinal));
        Assert.Equal(conversation, Assert.Single(told.Conversations));
        await conversation.EndAsync(limit);
        Assert.Single(told.Of(conversation), "state Terminated");
        client.Dispose();
    }

    [Theory]
    [MemberData(nameof(Habits))]
    public async Task An_invitation_and_its_text_are_told_once(OtherHabits habits)
    {
        await using var server = await OtherServer.StartAsync(habits);
        var (client, told, limit) = await ConnectAsync(server);
        var ringing = server.Conversations.Invite("sip:Lee@contoso.com", "are you there?");
        Eventually.True(() => told.Lines.Contains("added"));
        var conversation = Assert.Single(told.Conversations);
        await conversation.AcceptAsync(limit);
        await conversation.WhenCanSendAsync(limit);
        Assert.True(ringing.IsAccepted);
        await conversation.SendAsync(new MessageContents("yes"), limit);
        ringing.Say("are you there?");
        Eventually.True(() => told.MessagesIn(conversation).Count >= 3);
        Assert.Equal(
            ["are you there?", "echo: yes", "are you there?"], told.MessagesIn(conversation).Select(Text));
        Assert.All(told.MessagesIn(conversation), message => Assert.Equal("sip:lee@contoso.com", message.Sender.Uri, ignoreCase: true));
        Assert.Single(told.Conversations);
        client.Dispose();
    }

    [Theory]
    [MemberData(nameof(Habits))]
    public async Task An_invitation_that_is_declined_fails_as_that_and_the_conversation_can_be_tried_again(OtherHabits habits)
    {
        await using var server = await OtherServer.StartAsync(habits);
        var (client, told, limit) = await ConnectAsync(server);
        var conversation = await client.StartAsync([SipAddress.Parse("decline@contoso.com")], null, limit);
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            await conversation.WhenCanSendAsync(limit);
            var failure = await Assert.ThrowsAsync<LyncException>(() => conversation.SendAsync(new MessageContents("hello"), limit));
            Assert.Equal((MessagingError.RecipientDeclined, 603), (failure.Error, failure.SipStatus));
        }
        Assert.False(conversation.HasEnded);
        Assert.Equal(conversation, Assert.Single(told.Conversations));
        Assert.Equal(2, server.Conversations.All.Count);
        client.Dispose();
    }

    private static string Text(ArrivedMessage message) => Formatting.MessageText.Read(message.Contents, message.Text);

    private static async Task<(IMessagingClient Client, RecordedObserver Told, CancellationToken Limit)> ConnectAsync(OtherServer server)
    {
        UcwaDecisions.LookInterval = TimeSpan.FromMilliseconds(500);
        var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token;
        var told = new RecordedObserver();
        var client = await new UcwaConnector().ConnectAsync(new ClientChoice(ClientKind.Server, server.Url.AbsoluteUri), told, limit);
        Assert.Equal(("sip:Me@contoso.com", "Me"), (client.Self?.Uri, client.Self?.Name));
        return (client, told, limit);
    }
}
