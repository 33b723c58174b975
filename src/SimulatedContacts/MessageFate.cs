namespace SimulatedContacts;

/// <summary>What becomes of a message, and when.</summary>
internal sealed class MessageFate
{
    private MessageFate(int? milliseconds, int status)
    {
        Milliseconds = milliseconds;
        Status = status;
    }

    /// <summary>Never tells what became of the message.</summary>
    public static MessageFate Unknown { get; } = new(null, SipStatuses.Ok);

    /// <summary>After how many milliseconds that is known; null means never.</summary>
    public int? Milliseconds { get; }

    /// <summary>The SIP status: 200 where it is delivered.</summary>
    public int Status { get; }

    public bool IsDelivered => Milliseconds is not null && Status == SipStatuses.Ok;

    public static MessageFate After(int milliseconds, int status) => new(milliseconds, status);
}
