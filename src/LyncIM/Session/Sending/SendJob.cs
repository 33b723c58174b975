using System;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.Waiting;

namespace LyncIM.Session;

/// <summary>One message on its way: held until its contact is available, sent, and repeated where that helps.</summary>
internal sealed class SendJob
{
    /// <summary>How long a contact's presence may take to arrive before the message is sent without it.</summary>
    private static readonly TimeSpan PresenceTime = TimeSpan.FromSeconds(5);

    /// <summary>How often a contact that is not available is looked at again.</summary>
    private static readonly TimeSpan PresenceInterval = TimeSpan.FromSeconds(1);

    private readonly SendScheduler _sender;
    private readonly string _text;
    private readonly Task<IDisposable> _turn;
    private readonly Stopwatch _elapsed = Stopwatch.StartNew();
    private DeliveryTracker _receipt = new();
    private LyncConversation? _conversation;
    private int _attempts;

    /// <param name="sender">What it shares with the other messages of the command.</param>
    /// <param name="target">Whom it goes to.</param>
    /// <param name="text">What is said.</param>
    /// <param name="turn">Its place behind the messages that go to the same target.</param>
    public SendJob(SendScheduler sender, Recipient target, string text, Task<IDisposable> turn)
    {
        _sender = sender;
        Target = target;
        _text = text;
        _turn = turn;
        _conversation = target.Conversation;
    }

    public Recipient Target { get; }

    private SendOptions Options => _sender.Options;

    /// <summary>What has become of it; it never throws.</summary>
    public async Task<SendOutcome> RunAsync()
    {
        IDisposable? turn = null;
        try
        {
            turn = _turn.IsCompleted ? await _turn.ConfigureAwait(false) : await _sender.AsideAsync(() => _turn).ConfigureAwait(false);
            if (!await IsWantedAsync().ConfigureAwait(false))
                return Ended(LyncSendStatus.Skipped);
            await SendAsync().ConfigureAwait(false);
            return Ended(LyncSendStatus.Sent);
        }
        catch (OperationCanceledException)
        {
            return Stopped();
        }
        catch (LyncException e)
        {
            return Ended(LyncSendStatus.Failed, e);
        }
        finally
        {
            // Before the next message to the same target, which would otherwise be sent into a conversation that is about to end.
            await _sender.EndOpenedAsync(Target.Key).ConfigureAwait(false);
            turn?.Dispose();
        }
    }

    private async Task SendAsync()
    {
        while (true)
        {
            _receipt = new DeliveryTracker();
            _attempts++;
            try
            {
                await AttemptAsync().ConfigureAwait(false);
                return;
            }
            catch (LyncException) when (_receipt.IsDelivered)
            {
                return;
            }
            catch (LyncException e) when (_attempts <= Options.Retry)
            {
                var failure = _receipt.MayBeDelivered ? await _sender.AsideAsync(() => LateFailureAsync(e)).ConfigureAwait(false) : e;
                if (failure is null)
                    return;
                if (!await MayPassAsync(failure).ConfigureAwait(false))
                    throw failure;
                _sender.Notices.Verbose($"The message to {Target.Shown} is sent again after attempt {_attempts}: {failure.Message}");
                await _sender.AsideAsync(() => _sender.RestAsync(failure, _attempts)).ConfigureAwait(false);
            }
        }
    }

    private async Task AttemptAsync()
    {
        using var deadline = _sender.NewDeadline();
        _conversation = Target.Conversation ?? await StartAsync(deadline).ConfigureAwait(false);
        var message = new OutgoingMessage(_text, Options.Format, Options.ShowTyping);
        _receipt = message.Tracker;
        await _sender.Session.SendAsync(_conversation, message, deadline, _sender.Notices).ConfigureAwait(false);
    }

    /// <summary>The open conversation with one person; for a group, one that all messages of the command share.</summary>
    private async Task<LyncConversation> StartAsync(Deadline deadline)
    {
        if (Target.People.Count > 1 && _sender.Opened.Last(Target.Key) is { } shared)
            return shared;
        var started = await _sender.Session.StartAsync(new StartRequest(Target.People), deadline, _sender.Notices).ConfigureAwait(false);
        if (started.IsNew)
            _sender.Opened.Add(Target.Key, started.Conversation);
        return started.Conversation;
    }

    /// <summary>
    /// The message may have been delivered. Waits, for as long as the other attempts would take, for the client to say what has become
    /// of it: null where it has been delivered.
    /// </summary>
    private async Task<LyncException?> LateFailureAsync(LyncException failure)
    {
        if (failure.Error != MessagingError.SendTimeout || Options.Timeout is not { } timeout)
            throw failure;
        var waiting = Stopwatch.StartNew();
        var time = TimeSpan.Zero;
        for (var attempt = _attempts; attempt <= Options.Retry; attempt++)
            time += RetryPolicy.DelayAfter(attempt) + timeout;
        while (waiting.Elapsed < time)
        {
            if (_receipt.Outcome is { IsCompleted: true } outcome)
                return outcome.Exception?.InnerException as LyncException;
            await Task.Delay(WaitTimes.PollInterval, _sender.Stop).ConfigureAwait(false);
        }
        throw failure;
    }

    private async Task<bool> MayPassAsync(LyncException failure) => RetryPolicy.MayPass(failure)
        && !(failure.Error == MessagingError.ConversationEnded && Target.Conversation is not null)
        && !(failure.SipStatus == 480 && await AvailabilityAsync().ConfigureAwait(false) == LyncAvailability.Offline);

    private async Task<bool> IsWantedAsync()
    {
        if (!Options.SkipUnavailable && Options.Hold is null)
            return true;
        if (await IsAvailableAsync().ConfigureAwait(false))
            return true;
        return Options.Hold is { } hold && await _sender.AsideAsync(() => BecomesAvailableAsync(hold)).ConfigureAwait(false);
    }

    private async Task<bool> BecomesAvailableAsync(TimeSpan hold)
    {
        while (_elapsed.Elapsed < hold)
        {
            var rest = hold - _elapsed.Elapsed;
            await Task.Delay(rest < PresenceInterval ? rest : PresenceInterval, _sender.Stop).ConfigureAwait(false);
            if (await IsAvailableAsync().ConfigureAwait(false))
                return true;
        }
        return false;
    }

    /// <summary>Of whom nothing is known may well be reached: the attempt will tell.</summary>
    private async Task<bool> IsAvailableAsync() =>
        await AvailabilityAsync().ConfigureAwait(false) is not (LyncAvailability.Offline or LyncAvailability.DoNotDisturb);

    private async Task<LyncAvailability?> AvailabilityAsync()
    {
        if (Target.Contact is not { } contact)
            return null;
        using var deadline = new Deadline(PresenceTime, _sender.Stop);
        try
        {
            return (await _sender.Session.People.GetContactAsync(contact, deadline, _sender.Notices).ConfigureAwait(false)).Presence;
        }
        catch (LyncException)
        {
            return null;
        }
    }

    /// <summary>What the user has stopped counts as sent only where that is known.</summary>
    private SendOutcome Stopped() =>
        _receipt.IsDelivered ? Ended(LyncSendStatus.Sent)
        : _receipt.MayBeDelivered ? Ended(LyncSendStatus.Failed) with { Failure = null }
        : Ended(LyncSendStatus.Skipped);

    private SendOutcome Ended(LyncSendStatus status, LyncException? failure = null) => new(
        Target.Given,
        new LyncSendResult(Target.Shown, status)
        {
            DisplayName = DisplayName(),
            ErrorId = failure?.ErrorId,
            SipStatus = failure?.SipStatus,
            Attempts = _attempts,
            Format = status == LyncSendStatus.Sent ? _receipt.Format.ToString() : null,
            Conversation = _conversation,
            Duration = _elapsed.Elapsed.TotalSeconds,
        },
        failure);

    /// <summary>The names of those who take part, as far as they are known.</summary>
    private string DisplayName() => _conversation?.People is { Count: > 0 } participants
        ? string.Join(", ", participants.Select(participant => participant.DisplayName))
        : Target.Shown;
}
