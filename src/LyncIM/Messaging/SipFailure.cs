namespace LyncIM.Messaging;

/// <summary>What a SIP status (RFC 3261, section 21) means for the user: the one map, for every adapter.</summary>
internal static class SipFailure
{
    public static (MessagingError Error, string Message) Of(int? status) => status switch
    {
        404 => (MessagingError.RecipientNotFound, "There is nobody with that address"),
        480 or 486 => (MessagingError.RecipientUnavailable, "The recipient is offline or does not want to be disturbed"),
        403 or 603 => (MessagingError.RecipientDeclined, "The recipient does not take messages from you"),
        413 or 513 => (MessagingError.MessageTooLong, "The message is too long"),
        415 => (MessagingError.FormatNotSupported, "The recipient's client cannot show messages of that format"),
        _ => (MessagingError.LyncFailure, "It could not be done"),
    };
}
