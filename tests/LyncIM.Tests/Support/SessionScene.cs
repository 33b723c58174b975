using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Session;
using LyncIM.Waiting;

namespace LyncIM.Tests;

/// <summary>A session of its own, and what a user does with it, whatever client is behind it.</summary>
public abstract class SessionScene
{
    private readonly CancellationTokenSource _stop = new();

    private protected SessionScene(IClientFinder finder)
    {
        Session = new LyncSession(finder);
    }

    internal LyncSession Session { get; }

    internal RecordedNotices Notices { get; } = new();

    /// <summary>The time that a step has: ample, but where something is to go wrong that never ends by itself.</summary>
    internal TimeSpan Time { get; set; } = TimeSpan.FromSeconds(20);

    internal static async Task<string> FailsAsync(Task task) => (await Assert.ThrowsAsync<LyncException>(() => task)).ErrorId;

    internal static StartRequest Request(params string[] people) => new(people.Select(SipAddress.Parse).ToArray());

    /// <summary>Ctrl+C.</summary>
    internal void Stop() => _stop.Cancel();

    internal Deadline Within() => new(Time, _stop.Token);

    internal Deadline Within(double seconds) => new(TimeSpan.FromSeconds(seconds), _stop.Token);

    internal Task ConnectAsync() => Session.RequireSignedInAsync(null, Within(), Notices);

    internal Task DisconnectAsync() => Session.DisconnectAsync(signOut: false, force: false, Within(), Notices);

    internal async Task<LyncConversation> StartAsync(params string[] people) =>
        (await Session.StartAsync(Request(people), Within(), Notices)).Conversation;

    /// <summary>Sends a message, and tells in which format it was delivered.</summary>
    internal async Task<LyncMessageFormat> SendAsync(
        LyncConversation conversation, string text, double? seconds = null, LyncMessageFormat format = LyncMessageFormat.PlainText)
    {
        var message = new OutgoingMessage(text, format, ShowTyping: true);
        await Session.SendAsync(conversation, message, seconds is { } limit ? Within(limit) : Within(), Notices);
        return message.Tracker.Format;
    }

    /// <summary>Takes messages until so many have come.</summary>
    internal List<LyncMessage> Receive(int count, MessageFilter? filter = null, bool includeSelf = false)
    {
        var messages = new List<LyncMessage>();
        var reader = Session.Inbox.OpenReader(filter ?? new MessageFilter(), includeSelf);
        Eventually.True(() =>
        {
            while (messages.Count < count && reader.Take() is { } message)
                messages.Add(message);
            return messages.Count == count;
        });
        return messages;
    }

    /// <summary>Takes all that has arrived and was not taken yet.</summary>
    internal List<LyncMessage> Drain(LyncConversation? conversation = null)
    {
        var reader = Session.Inbox.OpenReader(new MessageFilter(conversation is null ? null : [conversation]), includeSelf: false);
        var messages = new List<LyncMessage>();
        while (reader.Take() is { } message)
            messages.Add(message);
        return messages;
    }
}
