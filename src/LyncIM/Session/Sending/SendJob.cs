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
    private string? _reason;
    private int _attempts;
    private long _ended;
    private DateTime _endedAt;

    /// <param name="scheduler">What it shares with the other messages of the command.</param>
    /// <param name="line">What it shares with the other messages to the same recipient.</param>
    /// <param name="target">Whom it goes to.</param>
    /// <param name="text">What is said.</param>
    public SendJob(SendScheduler scheduler, SendLine line, Recipient target, string text)
    {
        _scheduler = scheduler;
        Line = line;
        Target = target;
        _text = text;
        _conversation = target.Conversation;
    }

    public SendLine Line { get; }

    public Recipient Target { get; }

    /// <summary>What has become of it, when it has completed.</summary>
    public LyncSendStatus Status { get; private set; }

    /// <summary>Why it has failed; null where it has not, or where the user has stopped it.</summary>
    public LyncException? Failure { get; private set; }

    private SendOptions Options => _scheduler.Options;

    /// <summary>Sends it, and tries again where that helps; never throws.</summary>
    public async Task RunAsync()
    {
        try
        {
            var skipped = await UnavailableReasonAsync().ConfigureAwait(false);
            for (var isDone = skipped is not null; !isDone;)
            {
                using var deadline = _scheduler.NewDeadline();
                try
                {
                    _attempts++;
                    var message = new OutgoingMessage(_text, Options.Format, Options.ShowTyping);
                    _delivery = message.Tracker;
                    _conversation = KnownConversation() ?? Opened(await StartAsync(deadline).ConfigureAwait(false));
                    await _scheduler.Session.SendAsync(_conversation, message, deadline, _scheduler.Notices).ConfigureAwait(false);
                    isDone = true;
                }
                catch (LyncException e) when (_attempts <= Options.Retry)
                {
                    isDone = !await TriesAgainAsync(e).ConfigureAwait(false);
                }
            }
            End(skipped is null ? LyncSendStatus.Sent : LyncSendStatus.Skipped, skipped);
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
    }

    /// <summary>The same for the user; made only where somebody wants it.</summary>
    public LyncSendResult CreateResult() => new(Target.Shown, Status)
    {
        DisplayName = DisplayName(),
        Reason = _reason,
        ErrorId = Failure?.ErrorId,
        SipStatus = Failure?.SipStatus,
        Attempts = _attempts,
        Format = Status == LyncSendStatus.Sent ? _delivery!.Format.ToString() : null,
        Message = _text,
        Conversation = _conversation,
        Duration = (_ended - _begun) / (double)Stopwatch.Frequency,
        Timestamp = _endedAt,
    };

    /// <summary>The conversation that was given, or that serves; null where one has to be found or started.</summary>
    private LyncConversation? KnownConversation()
    {
        if (Target.Conversation is { } given)
        {
            if (Options.End != EndOfConversations.Never)
                Line.Add(given);
            return given;
        }
        return Target.UsablePreferred;
    }

    private Task<(LyncConversation Conversation, bool IsNew)> StartAsync(Deadline deadline) =>
        _scheduler.Session.StartAsync(new StartRequest(Target.People, Options.Subject), deadline, _scheduler.Notices);

    private LyncConversation Opened((LyncConversation Conversation, bool IsNew) started)
    {
        if (started.IsNew)
            Line.Add(started.Conversation);
        // A group is one conversation for all messages of the command.
        if (Target.People.Count > 1)
            Target.Preferred = started.Conversation;
        return started.Conversation;
    }

    /// <summary>Whether the message is to be sent again; false where it has been delivered meanwhile. Rests before that.</summary>
    private async Task<bool> TriesAgainAsync(LyncException failure)
    {
        // With a limit of one, no other message overtakes this one.
        var isAside = Options.ThrottleLimit > 1;
        if (isAside)
            _scheduler.Pass();
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
            if (isAside)
                await _scheduler.ReturnAsync().ConfigureAwait(false);
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

    private void End(LyncSendStatus status, string? reason = null)
    {
        Status = status;
        _reason = reason;
        _ended = Stopwatch.GetTimestamp();
        _endedAt = DateTime.Now;
    }

    /// <summary>The names of those who take part, as far as they are known.</summary>
    private string DisplayName() => _conversation?.People switch
    {
        { Count: 1 } one => one[0].DisplayName,
        { Count: > 1 } several => string.Join("; ", several.Select(participant => participant.DisplayName)),
        _ => Target.Shown,
    };
}
