using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Session;
using LyncIM.Waiting;

namespace LyncIM.Tests.Commands;

/// <summary>Questions and their answers, over the tests' own port.</summary>
public sealed class ReplyTests : IAsyncLifetime
{
    private const string Kim = "sip:kim@contoso.com";

    private readonly InMemoryNetwork _network = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly LyncSession _session;

    public ReplyTests()
    {
        _session = new LyncSession(new InMemoryFinder(_network));
    }

    private Inbox Inbox => _session.Inbox;

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Demands that nothing is waited for any more.</summary>
    public async Task DisposeAsync()
    {
        _network.Heal();
        Eventually.Equal(0, () => Inbox.Waiters.Count);
        await _session.CloseAsync();
        _stop.Dispose();
    }

    [Fact]
    public void Only_what_is_said_after_the_question_was_handed_to_the_client_is_its_answer()
    {
        var room = _network.Invite(Kim, "yes, before");
        Eventually.True(() => Peek().Any() || !IsConnected());
        using var questions = Ask("Go?", "kim@contoso.com");
        Eventually.Equal(1, () => Inbox.Waiters.Count);
        room.Say(Kim, "yes, after");
        Assert.Equal("yes, after", Completed(questions).Reply?.Text);
        Assert.Equal(["yes, before"], Take());
    }

    [Fact]
    public void What_somebody_else_says_is_no_answer_and_stays_in_the_inbox()
    {
        using var questions = Ask("Go?", "kim@contoso.com");
        Eventually.Equal(1, () => Inbox.Waiters.Count);
        _network.Invite("sip:lee@contoso.com", "lee says so");
        Eventually.Equal(["lee says so"], Peek);
        _network.RoomOf(Kim).Say(Kim, "kim says so");
        Assert.Equal("kim says so", Completed(questions).Reply?.Text);
        Assert.Equal(["lee says so"], Take());
    }

    [Fact]
    public void An_answer_in_another_conversation_with_the_person_counts_and_one_in_a_group_does_not()
    {
        using var questions = Ask("Go?", "kim@contoso.com");
        Eventually.Equal(1, () => Inbox.Waiters.Count);
        var group = _network.Open([Kim, "sip:lee@contoso.com"], isInvitation: false);
        group.Say(Kim, "to all");
        Eventually.Equal(["to all"], Peek);
        _network.Invite(Kim, "yes");
        Assert.Equal("yes", Completed(questions).Reply?.Text);
        Assert.Equal(["to all"], Take());
    }

    [Fact]
    public void The_answer_may_come_before_the_report_of_the_delivery()
    {
        using var questions = Ask("Go?", "never@contoso.com");
        Eventually.Equal(1, () => Inbox.Waiters.Count);
        _network.RoomOf("sip:never@contoso.com").Say("sip:never@contoso.com", "yes");
        Assert.Equal("yes", Completed(questions).Reply?.Text);
    }

    [Fact]
    public void Waiting_does_not_count_as_sending()
    {
        var people = Enumerable.Range(1, 50).Select(i => $"kim{i}@contoso.com").ToArray();
        using var questions = Ask(new ReplyOptions { ThrottleLimit = 1, Timeout = TimeSpan.FromSeconds(60) }, "Go?", people);
        Eventually.Equal(50, () => Inbox.Waiters.Count);
        foreach (var person in people)
            _network.RoomOf("sip:" + person).Say("sip:" + person, person);
        var replies = Enumerable.Range(1, 50).Select(_ => Completed(questions).Reply!).ToArray();
        Assert.All(replies, reply => Assert.Equal(reply.To, reply.Text));
    }

    [Fact]
    public void Ten_thousand_questions_wait_at_once_and_cost_no_thread()
    {
        const int Count = 10_000;
        var people = Enumerable.Range(1, Count).Select(i => $"kim{i}@contoso.com").ToArray();
        var threads = ThreadPool.ThreadCount;
        using var questions = Ask(new ReplyOptions { ThrottleLimit = 64, Timeout = TimeSpan.FromSeconds(300) }, "Go?", people);
        Eventually.Equal(Count, () => Inbox.Waiters.Count);
        Assert.True(ThreadPool.ThreadCount < threads + 100, $"{ThreadPool.ThreadCount} threads");
        Assert.Equal(Count, questions.UnderWay);
        _stop.Cancel();
        Eventually.Equal(0, () => questions.UnderWay);
    }

    [Fact]
    public void Where_nobody_answers_each_has_an_error_that_names_the_person()
    {
        using var questions = Ask(new ReplyOptions { ThrottleLimit = 8, Timeout = TimeSpan.FromSeconds(0.2) }, "Go?", "kim@contoso.com", "lee@contoso.com");
        var failures = new[] { Completed(questions), Completed(questions) };
        Assert.All(failures, job => Assert.Equal(MessagingError.ReplyTimeout, job.Failure!.Error));
        Assert.All(failures, job => Assert.Contains(job.Target.Shown, job.Failure!.Message));
    }

    [Fact]
    public void A_question_that_is_not_delivered_has_the_error_of_a_send()
    {
        using var questions = Ask("Go?", "offline@contoso.com");
        Assert.Equal((MessagingError.RecipientUnavailable, 480), Completed(questions) is { Failure: { } failure } ? (failure.Error, failure.SipStatus ?? 0) : default);
    }

    [Fact]
    public void What_is_none_of_the_choices_stays_in_the_inbox_and_the_choices_are_told_once()
    {
        using var questions = Ask(
            new ReplyOptions { ThrottleLimit = 1, Timeout = TimeSpan.FromSeconds(60), Choices = new ReplyChoices(["Yes", "No"]) }, "Go? (Yes / No)", "kim@contoso.com");
        Eventually.Equal(1, () => Inbox.Waiters.Count);
        var room = _network.RoomOf(Kim);
        room.Say(Kim, "what?");
        Eventually.Equal(2, () => _network.Delivered.Count);
        Assert.Contains("Yes / No", _network.Delivered[1].Contents[LyncMessageFormat.PlainText]);
        room.Say(Kim, "what??");
        room.Say(Kim, "no, wait");
        Assert.Equal("No", Completed(questions).Reply?.Choice);
        Assert.Equal(["what?", "what??"], Take());
        Assert.Equal(2, _network.Delivered.Count);
    }

    [Fact]
    public void When_the_client_goes_nobody_waits_on()
    {
        using var questions = Ask("Go?", "kim@contoso.com");
        Eventually.Equal(1, () => Inbox.Waiters.Count);
        _network.GoAway();
        Assert.Equal(MessagingError.LyncClientNotRunning, Completed(questions).Failure?.Error);
    }

    [Fact]
    public void A_conversation_that_ends_is_waited_in_no_longer()
    {
        var conversation = Start("kim@contoso.com");
        using var questions = NewScheduler(Patient);
        Begin(questions, Recipient.In(conversation), "Go?");
        Eventually.Equal(1, () => Inbox.Waiters.Count);
        _network.RoomOf(Kim).End();
        Assert.Equal(MessagingError.ConversationEnded, Completed(questions).Failure?.Error);
    }

    [Fact]
    public void An_answer_that_nobody_wants_any_more_goes_back_to_the_inbox()
    {
        var questions = Ask("Go?", "kim@contoso.com", "lee@contoso.com");
        Eventually.Equal(2, () => Inbox.Waiters.Count);
        _network.RoomOf(Kim).Say(Kim, "yes");
        _network.RoomOf("sip:lee@contoso.com").Say("sip:lee@contoso.com", "me too");
        Eventually.Equal(0, () => Inbox.Waiters.Count);
        Assert.NotNull(Completed(questions).Reply);
        questions.GiveUpOthers();
        questions.Dispose();
        Eventually.Equal(1, () => Peek().Count);
    }

    private static ReplyOptions Patient => new() { ThrottleLimit = 8, Timeout = TimeSpan.FromSeconds(60) };

    private ReplyScheduler Ask(string question, params string[] people) => Ask(Patient, question, people);

    private ReplyScheduler Ask(ReplyOptions options, string question, params string[] people)
    {
        var questions = NewScheduler(options);
        foreach (var person in people)
            Begin(questions, Recipient.To(person, SipAddress.Parse(person)), question);
        return questions;
    }

    private ReplyScheduler NewScheduler(ReplyOptions options) => new(_session, options, new RecordedNotices(), () => { }, _stop.Token);

    private static void Begin(ReplyScheduler questions, Recipient recipient, string question)
    {
        questions.ReadyAsync().GetAwaiter().GetResult();
        questions.Begin(recipient, question);
    }

    private static ReplyJob Completed(ReplyScheduler questions)
    {
        ReplyJob? job = null;
        Eventually.True(() => (job ??= questions.TakeCompleted()) is not null);
        return job!;
    }

    private LyncConversation Start(string person)
    {
        using var deadline = new Deadline(TimeSpan.FromSeconds(20), _stop.Token);
        var request = new StartRequest([SipAddress.Parse(person)]);
        return _session.StartAsync(request, deadline, new RecordedNotices()).GetAwaiter().GetResult().Conversation;
    }

    private bool IsConnected() => _network.Registrations > 0;

    private IReadOnlyList<string> Peek() => Read(reader => reader.Peek());

    private IReadOnlyList<string> Take() => Read(reader => reader.Take());

    private IReadOnlyList<string> Read(Func<InboxReader, LyncMessage?> next)
    {
        var reader = Inbox.OpenReader(new MessageFilter(), includeSelf: false);
        var texts = new List<string>();
        while (next(reader) is { } message)
            texts.Add(message.Text);
        return texts;
    }
}
