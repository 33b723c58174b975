namespace SimulatedContacts;

/// <summary>What becomes of messages and invitations, as status codes of RFC 3261, section 21.</summary>
internal static class SipStatuses
{
    public const int Ok = 200;
    public const int NotFound = 404;
    public const int MessageTooLong = 413;
    public const int FormatNotSupported = 415;
    public const int TemporarilyUnavailable = 480;
    public const int Timeout = 504;
    public const int Declined = 603;
}
