using System.Threading.Tasks;
using LyncIM.Waiting;

namespace LyncIM.Session;

/// <summary>
/// What is known of one message's delivery, also after nobody waits for it any more. What has been begun and has not failed may have
/// been delivered, and is not sent again.
/// </summary>
internal sealed class DeliveryTracker
{
    private volatile Task? _outcome;

    public bool MayBeDelivered => _outcome is { IsFaulted: false };

    public bool IsDelivered => _outcome is { Status: TaskStatus.RanToCompletion };

    /// <summary>The format of the last attempt.</summary>
    public LyncMessageFormat Format { get; private set; }

    /// <summary>How the sending ends, if ever; null where it has not been begun.</summary>
    public Task? Outcome => _outcome;

    /// <summary>Waits a moment where the outcome may be about to be told.</summary>
    public Task SettleAsync() =>
        _outcome is { IsCompleted: false } outcome ? outcome.CompletesWithinAsync(WaitTimes.EventSkew) : Task.CompletedTask;

    /// <summary>Follows a sending that was handed to the client.</summary>
    public void Follow(Task outcome, LyncMessageFormat format)
    {
        Format = format;
        _outcome = outcome;
    }
}
