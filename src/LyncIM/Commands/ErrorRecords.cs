using System.Management.Automation;

namespace LyncIM.Commands;

/// <summary>
/// Makes every error that the module writes: the id is the name of the <see cref="MessagingError"/>, the target is what the
/// user gave, and each says what to do.
/// </summary>
internal static class ErrorRecords
{
    /// <summary>The error for <paramref name="exception"/>; <paramref name="target"/> is what the user gave.</summary>
    public static ErrorRecord From(LyncException exception, object? target) =>
        new(exception, exception.ErrorId, CategoryOf(exception.Error), target)
        {
            ErrorDetails = new ErrorDetails(exception.Message) { RecommendedAction = ActionFor(exception) },
        };

    /// <summary>An argument is missing, or is too much, in a way that the engine cannot see.</summary>
    public static LyncException Missing(string message, string action) =>
        new(MessagingError.MissingArgument, message) { Recommendation = action };

    /// <summary>What to do about <paramref name="exception"/>: what its client says, else the general advice.</summary>
    public static string ActionFor(LyncException exception) => exception.Recommendation ?? ActionFor(exception.Error);

    /// <summary>Whether a command can do nothing at all after it, and not only for the one recipient or conversation.</summary>
    public static bool EndsCommand(MessagingError error) => error
        is MessagingError.LyncSdkNotFound
        or MessagingError.LyncSdkConflict
        or MessagingError.LyncClientNotRunning
        or MessagingError.LyncClientRegistrationBroken
        or MessagingError.LyncNotSignedIn
        or MessagingError.ServerNotFound
        or MessagingError.UnknownClient
        or MessagingError.SignInFailed
        or MessagingError.ConnectTimeout;

    private static ErrorCategory CategoryOf(MessagingError error) => error switch
    {
        MessagingError.LyncSdkNotFound => ErrorCategory.NotInstalled,
        MessagingError.LyncSdkConflict or MessagingError.ConversationEnded => ErrorCategory.InvalidOperation,
        MessagingError.LyncClientNotRunning
            or MessagingError.LyncClientRegistrationBroken
            or MessagingError.ServerNotFound
            or MessagingError.RecipientUnavailable => ErrorCategory.ResourceUnavailable,
        MessagingError.LyncNotSignedIn or MessagingError.SignInFailed => ErrorCategory.AuthenticationError,
        MessagingError.ServerFailure => ErrorCategory.ConnectionError,
        MessagingError.UnknownClient or MessagingError.InvalidSipAddress or MessagingError.MissingArgument => ErrorCategory.InvalidArgument,
        MessagingError.ConversationNotFound or MessagingError.RecipientNotFound => ErrorCategory.ObjectNotFound,
        MessagingError.RecipientDeclined => ErrorCategory.PermissionDenied,
        MessagingError.MessageTooLong => ErrorCategory.LimitsExceeded,
        MessagingError.FormatNotSupported => ErrorCategory.InvalidData,
        MessagingError.SendTimeout
            or MessagingError.StartTimeout
            or MessagingError.ConnectTimeout
            or MessagingError.ReplyTimeout => ErrorCategory.OperationTimeout,
        _ => ErrorCategory.NotSpecified,
    };

    private static string ActionFor(MessagingError error) => error switch
    {
        MessagingError.LyncSdkNotFound =>
            "Install the Lync 2013 SDK, or name its folder with Connect-LyncClient -SdkPath or $env:LYNCIM_SDK_PATH. "
            + "To work without a desktop client, use Connect-LyncClient -Server; to try LyncIM, Connect-LyncClient -Simulator.",
        MessagingError.LyncSdkConflict => "Start a new PowerShell process, and ask there for the other one first.",
        MessagingError.LyncClientNotRunning => "Start the client, then run the command again. Get-LyncClient shows the state.",
        MessagingError.LyncClientRegistrationBroken =>
            "Repair Office (Apps & features, Microsoft Office, Modify, Quick Repair), then start the client and PowerShell again.",
        MessagingError.LyncNotSignedIn =>
            "Sign in with Connect-LyncClient -SipAddress and -Credential, then run the command again. Get-LyncClient shows the state.",
        MessagingError.ServerNotFound =>
            "Check the name, and whether this machine reaches the server: try the URLs that were tried. -SkipCertificateCheck takes a "
            + "certificate that is not trusted, for laboratories.",
        MessagingError.ServerFailure => "Try again; if it stays, the server's administrators can look the request up by its time.",
        MessagingError.UnknownClient => "Correct $env:LYNCIM_CLIENT, or remove it: Remove-Item Env:LYNCIM_CLIENT.",
        MessagingError.SignInFailed =>
            "Check the address, the user name and the password. Where somebody else is signed in, sign that user out first: "
            + "Disconnect-LyncClient -SignOut -Force.",
        MessagingError.InvalidSipAddress =>
            "Give an address such as kim@contoso.com or sip:kim@contoso.com. Find-LyncContact finds the address for a name.",
        MessagingError.MissingArgument => "Give what is missing; Get-Help shows examples.",
        MessagingError.ConversationNotFound => "Get-LyncConversation lists the conversations that are open.",
        MessagingError.ConversationEnded => "Start another one with Start-LyncConversation.",
        MessagingError.RecipientUnavailable =>
            "Try again later, when the recipient is available, or reach the recipient in another way.",
        MessagingError.RecipientNotFound => "Check the address: nobody is known there, or its domain may not be talked to.",
        MessagingError.RecipientDeclined => "The recipient or a policy blocks you: reach the recipient in another way.",
        MessagingError.MessageTooLong => "Send it in shorter messages, or send a link to it.",
        MessagingError.FormatNotSupported => "Send it with -Format PlainText.",
        MessagingError.SendTimeout =>
            "The message may have been delivered all the same: ask before you send it again. -Timeout gives it more time.",
        MessagingError.StartTimeout => "See whether the client still answers, and try again; -Timeout gives it more time.",
        MessagingError.ConnectTimeout => "See whether the client still answers; -Timeout gives it more time.",
        MessagingError.ReplyTimeout =>
            "Nobody has answered yet: an answer that still comes is received by Receive-LyncMessage. -Timeout waits longer.",
        _ => "Try again; if it stays, look the code up, or see whether another client can do it.",
    };
}
