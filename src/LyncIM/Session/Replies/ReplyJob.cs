using System;
using System.Threading.Tasks;
using LyncIM.Waiting;

namespace LyncIM.Session;

/// <summary>One question on its way: sent, and waited for until it is answered, its time is over, or the client goes.</summary>
internal sealed class ReplyJob
{
    /// <summary>The longest that sending may take, where the answer may take longer.</summary>
    private static readonly TimeSpan LongestSend = TimeSpan.FromSeconds(30);

    /// <summary>What sending may take at least: the time of an answer is counted from when the question was handed to the client.</summary>
    private static readonly TimeSpan ShortestSend = TimeSpan.FromSeconds(5);

    private readonly ReplyScheduler _scheduler;
    private readonly ReplyWaiter _waiter;
    private readonly string _question;

    /// <param name="scheduler">What it shares with the other questions of the command.</param>
    /// <param name="target">Who is asked.</param>
    /// <param name="question">What is asked, as it is sent.</param>
    public ReplyJob(ReplyScheduler scheduler, Recipient target, string question)
    {
        _scheduler = scheduler;
        Target = target;
        _question = question;
        _waiter = new ReplyWaiter(target.Conversation is null ? target.People[0].Address : null, Options.Choices);
    }

    public Recipient Target { get; }

    /// <summary>The answer; null where there is none.</summary>
    public LyncReply? Reply { get; private set; }

    /// <summary>Why there is none; null where there is one, or where nobody waits any more.</summary>
    public LyncException? Failure { get; private set; }

    private ReplyOptions Options => _scheduler.Options;

    private LyncSession Session => _scheduler.Session;

    private TimeSpan SendTime =>
        Options.Timeout is not { } timeout || timeout > LongestSend ? LongestSend
        : timeout < ShortestSend ? ShortestSend
        : timeout;

    /// <summary>Asks when it is its turn; never throws.</summary>
    public async Task RunAsync(Task<IDisposable> turn)
    {
        try
        {
            using (await TakeTurnAsync(turn).ConfigureAwait(false))
                await AskAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Nobody waits for the answer any more.
        }
        catch (LyncException e)
        {
            Failure = Target.Name(e);
        }
        Session.Inbox.Waiters.Remove(_waiter);
        // Also one that has come at the very last moment.
        if (_waiter.Answer.IsCompleted)
            Answered(_waiter.Answer.Result);
        _scheduler.Complete(this);
    }

    /// <summary>Puts the answer into the inbox, where nobody has waited for it in the end; once.</summary>
    public void GiveBack()
    {
        if (Reply is { } reply)
            Session.Inbox.Add(reply.Answer);
    }

    /// <summary>Lets others be sent while this question waits for the answer to the one before.</summary>
    private async Task<IDisposable> TakeTurnAsync(Task<IDisposable> turn)
    {
        if (turn.IsCompleted)
            return await turn.ConfigureAwait(false);
        _scheduler.Pass();
        var taken = await turn.ConfigureAwait(false);
        await _scheduler.ReadyAsync().ConfigureAwait(false);
        return taken;
    }

    private async Task AskAsync()
    {
        AttachedClient attached;
        try
        {
            using (var connecting = new Deadline(SendTime, _scheduler.Stop))
                attached = await Session.RequireSignedInAsync(null, connecting, _scheduler.Notices).ConfigureAwait(false);
            var sending = SendAsync();
            await Task.WhenAny(sending, _waiter.Answer).ConfigureAwait(false);
            if (_waiter.Answer.IsCompleted)
            {
                sending.IgnoreFault();
                return;
            }
            await sending.ConfigureAwait(false);
        }
        finally
        {
            _scheduler.Pass();
        }
        if (_waiter.Misunderstood is { } misunderstood)
            _ = TellChoicesAsync(misunderstood);
        await WaitAsync(attached).ConfigureAwait(false);
    }

    private async Task SendAsync()
    {
        using var deadline = new Deadline(SendTime, _scheduler.Stop);
        var conversation = Target.Conversation ?? await StartAsync(deadline).ConfigureAwait(false);
        var message = new OutgoingMessage(_question, LyncMessageFormat.PlainText, ShowTyping: true)
        {
            HandedOver = () =>
            {
                _waiter.Begin(conversation);
                Session.Inbox.Waiters.Add(_waiter);
            },
        };
        await Session.SendAsync(conversation, message, deadline, _scheduler.Notices).ConfigureAwait(false);
    }

    private async Task<LyncConversation> StartAsync(Deadline deadline)
    {
        if (Target.UsablePreferred is { } preferred)
            return preferred;
        var request = new StartRequest(Target.People);
        return (await Session.StartAsync(request, deadline, _scheduler.Notices).ConfigureAwait(false)).Conversation;
    }

    /// <summary>Waits for the answer; a conversation that was given must not end before.</summary>
    private async Task WaitAsync(AttachedClient attached)
    {
        var open = Target.Conversation is not { } given ? null
            : Session.Conversations.Find(given) ?? throw OpenConversation.EndedError(given);
        using var deadline = new Deadline(_waiter.TimeLeft(Options.Timeout), _scheduler.Stop);
        try
        {
            await SessionStep.RunAsync(
                _ => (Task)_waiter.Answer, deadline, MessagingError.ReplyTimeout, Target.Shown, attached, open).ConfigureAwait(false);
        }
        catch (LyncException e) when (e.Error == MessagingError.ReplyTimeout)
        {
            var time = Options.Timeout!.Value.TotalSeconds;
            var seconds = time == 1 ? "a second" : $"{time:0.###} seconds";
            throw new LyncException(
                MessagingError.ReplyTimeout,
                Target.Conversation is { } conversation
                    ? $"Nobody in {conversation} has answered within {seconds}."
                    : $"{Target.Shown} has not answered within {seconds}.",
                inner: e);
        }
    }

    /// <summary>Tells the choices once more to somebody who has said something else; only once, since that may be a machine.</summary>
    private async Task TellChoicesAsync(Task<LyncMessage> misunderstood)
    {
        var said = await misunderstood.ConfigureAwait(false);
        try
        {
            await _scheduler.ReadyAsync().ConfigureAwait(false);
            try
            {
                using var deadline = new Deadline(SendTime, _scheduler.Stop);
                var text = $"I did not understand that. Please answer with one of these: {Options.Choices!.Shown}";
                var message = new OutgoingMessage(text, LyncMessageFormat.PlainText, ShowTyping: true);
                await Session.SendAsync(said.Conversation, message, deadline, _scheduler.Notices).ConfigureAwait(false);
            }
            finally
            {
                _scheduler.Pass();
            }
        }
        catch (LyncException e)
        {
            _scheduler.Notices.Verbose($"{Target.Shown} was not told the choices again: {e.Message}");
        }
        catch (OperationCanceledException)
        {
            // Nobody waits for the answer any more.
        }
    }

    private void Answered(LyncMessage message)
    {
        Failure = null;
        Reply = new LyncReply(Target.Shown, _question, message) { Choice = _waiter.Choice, Elapsed = _waiter.Elapsed };
    }
}
