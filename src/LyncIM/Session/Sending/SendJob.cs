using System;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.Waiting;

namespace LyncIM.Session;

/// <summary>
/// One message on its way: sent, repeated where that helps, and never sent twice where the first may have been delivered.
/// </summary>
internal sealed class SendJob
{
    private static readonly Task<string?> NoReason = Task.FromResult<string?>(null);

    private readonly SendScheduler _scheduler;
    private readonly string _text;
    private readonly long _begun = Stopwatch.GetTimestamp();
    private DeliveryTracker? _delivery;
    private LyncConversation? _conversation;
    private int _attempts;

    /// <param name="scheduler">What it shares with the other messages of the command.</param>
    /// <param name="target">Whom it goes to.</param>
    /// <param name="text">What is said.</param>
    public SendJob(SendScheduler scheduler, Recipient target, string text)
    {
        _scheduler = scheduler;
        Target = target;
        _text = text;
        _conversation = target.Conversation;
    }

    public Recipient Target { get; }

    /// <summary>What has become of it; null before it has completed.</summary>
    public LyncSendResult? Result { get; private set; }

    /// <summary>Why it has failed; null where it has not, or where the user has stopped it.</summary>
    public LyncException? Failure { get; private set; }

    private SendOptions Options => _scheduler.Options;

    /// <summary>Sends it when it is its turn; never throws.</summary>
    public async Task RunAsync(Task<IDisposable> turn)
    {
        IDisposable? taken = null;
        try
        {
            if (!turn.IsCompleted)
                await AsideAsync(turn).ConfigureAwait(false);
            taken = await turn.ConfigureAwait(false);
            if (await UnavailableReasonAsync().ConfigureAwait(false) is { } reason)
                End(LyncSendStatus.Skipped, reason);
            else
                await SendAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            EndStopped();
        }
        catch (LyncException e)
        {
            Failure = Target.Name(e);
            End(LyncSendStatus.Failed, Failure.Message);
        }
        // Before the next message with the key, which would otherwise be sent into a conversation that is about to end.
        if (_scheduler.Conversations.Leave(Target.Key) is { Count: > 0 } opened)
            await _scheduler.EndAsync(opened).ConfigureAwait(false);
        taken?.Dispose();
        _scheduler.Complete(this);
    }

    private async Task SendAsync()
    {
        while (true)
        {
            _attempts++;
            using var deadline = _scheduler.NewDeadline();
            try
            {
                _delivery = null;
                _conversation = Target.Conversation ?? await StartAsync(deadline).ConfigureAwait(false);
                if (Target.Conversation is not null && Options.End != EndOfConversations.Never)
                    _scheduler.Conversations.Add(Target.Key, _conversation);
                var message = new OutgoingMessage(_text, Options.Format, Options.ShowTyping);
                _delivery = message.Tracker;
                await _scheduler.Session.SendAsync(_conversation, message, deadline, _scheduler.Notices).ConfigureAwait(false);
                break;
            }
            catch (LyncException) when (_delivery is { IsDelivered: true })
            {
                break;
            }
            catch (LyncException e) when (_attempts <= Options.Retry)
            {
                if (!await TriesAgainAsync(e).ConfigureAwait(false))
                    break;
            }
        }
        End(LyncSendStatus.Sent);
    }

    /// <summary>The open conversation with one person; for a group, one that all messages of the command share.</summary>
    private async Task<LyncConversation> StartAsync(Deadline deadline)
    {
        if (Target.Preferred is { } preferred && preferred.IsOneToOneWith(Target.People[0].Address))
            return preferred;
        if (Target.People.Count > 1 && _scheduler.Conversations.Last(Target.Key) is { } shared)
            return shared;
        var request = new StartRequest(Target.People, Options.Subject);
        var (conversation, isNew) = await _scheduler.Session.StartAsync(request, deadline, _scheduler.Notices).ConfigureAwait(false);
        if (isNew && (Options.End != EndOfConversations.Never || Target.People.Count > 1))
            _scheduler.Conversations.Add(Target.Key, conversation);
        return conversation;
    }

    /// <summary>Whether the message is to be sent again; false where it has been delivered meanwhile. Rests before that.</summary>
    private async Task<bool> TriesAgainAsync(LyncException failure)
    {
        _scheduler.StepAside();
        try
        {
            if (_delivery is { MayBeDelivered: true } && await LateFailureAsync(failure).ConfigureAwait(false) is var late)
            {
                if (late is null)
                    return false;
                failure = late;
            }
            if (!await MayPassAsync(failure).ConfigureAwait(false))
                throw failure;
            _scheduler.Notices.Verbose($"The message to {Target.Shown} is sent again after attempt {_attempts}: {failure.Message}");
            await _scheduler.RestAsync(failure, _attempts).ConfigureAwait(false);
            return true;
        }
        finally
        {
            await _scheduler.StepBackAsync().ConfigureAwait(false);
        }
    }

    /// <summary>
    /// The message may have been delivered. Waits, for as long as the other attempts would take, for the client to say what has become
    /// of it: null where it has been delivered.
    /// </summary>
    private async Task<LyncException?> LateFailureAsync(LyncException failure)
    {
        if (failure.Error != MessagingError.SendTimeout || Options.Timeout is not { } timeout || _delivery?.Outcome is not { } outcome)
            throw failure;
        var time = TimeSpan.FromTicks(timeout.Ticks * (Options.Retry - _attempts + 1));
        if (!await outcome.CompletesWithinAsync(time, _scheduler.Stop).ConfigureAwait(false))
            throw failure;
        return outcome.Exception?.InnerException as LyncException;
    }

    private async Task<bool> MayPassAsync(LyncException failure) => RetryPolicy.MayPass(failure)
        && !(failure is { Error: MessagingError.ServerFailure, SipStatus: null } && _delivery?.Outcome is not null)
        && !(failure.Error == MessagingError.ConversationEnded && Target.Conversation is not null)
        && !(failure.SipStatus == 480 && Target.Contact is { } contact
            && await ContactAvailability.GetAsync(_scheduler, contact).ConfigureAwait(false) == LyncAvailability.Offline);

    /// <summary>Why the message is not sent to a contact that is not available; null where it is sent.</summary>
    private Task<string?> UnavailableReasonAsync() => (Options.SkipUnavailable || Options.Hold is not null) && Target.Contact is { } contact
        ? ContactAvailability.UnavailableReasonAsync(_scheduler, contact)
        : NoReason;

    /// <summary>Lets others go on while this message waits for its turn.</summary>
    private async Task AsideAsync(Task turn)
    {
        _scheduler.StepAside();
        await Task.WhenAny(turn).ConfigureAwait(false);
        await _scheduler.StepBackAsync().ConfigureAwait(false);
    }

    /// <summary>What the user has stopped counts as sent only where that is known.</summary>
    private void EndStopped()
    {
        if (_delivery is { IsDelivered: true })
            End(LyncSendStatus.Sent);
        else if (_delivery is { MayBeDelivered: true })
            End(LyncSendStatus.Failed, "The command was stopped before the client said whether the message was delivered.");
        else
            End(LyncSendStatus.Skipped, "The command was stopped before the message was sent.");
    }

    private void End(LyncSendStatus status, string? reason = null) => Result = new LyncSendResult(Target.Shown, status)
    {
        DisplayName = DisplayName(),
        Reason = reason,
        ErrorId = Failure?.ErrorId,
        SipStatus = Failure?.SipStatus,
        Attempts = _attempts,
        Format = status == LyncSendStatus.Sent ? _delivery!.Format.ToString() : null,
        Message = _text,
        Conversation = _conversation,
        Duration = (Stopwatch.GetTimestamp() - _begun) / (double)Stopwatch.Frequency,
    };

    /// <summary>The names of those who take part, as far as they are known.</summary>
    private string DisplayName() => _conversation?.People switch
    {
        { Count: 1 } one => one[0].DisplayName,
        { Count: > 1 } several => string.Join("; ", several.Select(participant => participant.DisplayName)),
        _ => Target.Shown,
    };
}
