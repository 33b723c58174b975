using System.Threading.Tasks;

namespace LyncIM.Session;

/// <summary>
/// What is known of one message's delivery, also after nobody waits for it any more. What has been begun and has not failed may have
/// been delivered, and is not sent again.
/// </summary>
internal sealed class SendReceipt
{
    private volatile bool _hasBegun;
    private volatile Task? _outcome;

    public bool MayHaveBeenDelivered => _hasBegun && _outcome is not { IsFaulted: true };

    public bool HasBeenDelivered => _outcome is { Status: TaskStatus.RanToCompletion };

    /// <summary>The format of the last attempt.</summary>
    public LyncMessageFormat Format { get; private set; }

    /// <summary>How the sending ends, if ever; null where it has not been begun, or where the call that begins it hangs.</summary>
    public Task? Outcome => _outcome;

    public void Begin(LyncMessageFormat format)
    {
        Format = format;
        _outcome = null;
        _hasBegun = true;
    }

    public void Await(Task outcome) => _outcome = outcome;
}
