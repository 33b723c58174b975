using System;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Session;

namespace LyncIM.Tests.Session.Parts;

/// <summary>A message is handed over once, or once more as plain text; its tracker knows what has become of it even after nobody waits.</summary>
public sealed class MessageDeliveryTests
{
    private readonly ScriptedConversation _channel = new();
    private readonly RecordedNotices _notices = new();

    [Fact]
    public void A_message_that_was_not_handed_over_has_not_been_delivered()
    {
        var tracker = new DeliveryTracker();
        Assert.False(tracker.MayBeDelivered);
        Assert.False(tracker.IsDelivered);
        Assert.Null(tracker.Outcome);
    }

    [Fact]
    public async Task A_message_that_was_delivered_is_known_to_be()
    {
        var handedOver = 0;
        var message = new OutgoingMessage("hi", LyncMessageFormat.PlainText, ShowTyping: false) { HandedOver = () => handedOver++ };
        await DeliverAsync(message);
        Assert.True(message.Tracker.IsDelivered);
        Assert.True(message.Tracker.MayBeDelivered);
        Assert.Equal(["send PlainText"], _channel.Calls);
        Assert.Equal(1, handedOver);
        Assert.Empty(_notices.Warnings);
    }

    [Fact]
    public async Task A_message_that_was_refused_may_be_sent_again()
    {
        _channel.Send = _ => Task.FromException(new LyncException(MessagingError.RecipientUnavailable, "Offline.", 480));
        var message = new OutgoingMessage("hi", LyncMessageFormat.PlainText, ShowTyping: false);
        await Assert.ThrowsAsync<LyncException>(() => DeliverAsync(message));
        Assert.False(message.Tracker.MayBeDelivered);
        Assert.False(message.Tracker.IsDelivered);
    }

    [Theory]
    [InlineData(LyncMessageFormat.Html, "<b>bold</b>")]
    [InlineData(LyncMessageFormat.RichText, @"{\rtf1 bold}")]
    public async Task What_cannot_be_shown_is_sent_again_as_plain_text_with_a_warning(LyncMessageFormat format, string body)
    {
        _channel.Send = contents => contents.Count > 1
            ? Task.FromException(new LyncException(MessagingError.FormatNotSupported, "No.", 415))
            : Task.CompletedTask;
        var message = new OutgoingMessage(body, format, ShowTyping: false);
        await DeliverAsync(message);
        Assert.Equal(LyncMessageFormat.PlainText, message.Tracker.Format);
        Assert.Equal("send PlainText", _channel.Calls[^1]);
        Assert.Equal(2, _channel.Calls.Count);
        Assert.Contains("plain text", Assert.Single(_notices.Warnings));
    }

    [Fact]
    public async Task What_is_refused_as_plain_text_too_is_not_sent_a_third_time()
    {
        _channel.Send = _ => Task.FromException(new LyncException(MessagingError.FormatNotSupported, "No.", 415));
        var message = new OutgoingMessage("<b>bold</b>", LyncMessageFormat.Html, ShowTyping: false);
        var failure = await Assert.ThrowsAsync<LyncException>(() => DeliverAsync(message));
        Assert.Equal(MessagingError.FormatNotSupported, failure.Error);
        Assert.Equal(2, _channel.Calls.Count);
        Assert.Empty(_notices.Warnings);
    }

    [Fact]
    public async Task After_nobody_waits_the_tracker_still_learns_how_it_ends()
    {
        var delivery = new TaskCompletionSource();
        _channel.Send = _ => delivery.Task;
        using var enough = new CancellationTokenSource();
        var message = new OutgoingMessage("hi", LyncMessageFormat.PlainText, ShowTyping: false);
        var delivering = DeliverAsync(message, enough.Token);
        Assert.True(message.Tracker.MayBeDelivered);
        Assert.False(message.Tracker.IsDelivered);
        await enough.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => delivering);
        delivery.SetResult();
        Assert.True(message.Tracker.IsDelivered);
    }

    [Fact]
    public async Task What_nobody_wants_any_more_is_not_handed_over()
    {
        var message = new OutgoingMessage("hi", LyncMessageFormat.PlainText, ShowTyping: false);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DeliverAsync(message, new CancellationToken(canceled: true)));
        Assert.Empty(_channel.Calls);
        Assert.Null(message.Tracker.Outcome);
    }

    private Task DeliverAsync(OutgoingMessage message, CancellationToken cancellationToken = default) =>
        MessageDelivery.DeliverAsync(_channel, new LyncConversation(), message, _notices, cancellationToken);
}
