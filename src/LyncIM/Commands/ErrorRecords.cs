using System.Collections.Generic;
using System.Management.Automation;
using LyncIM.Formatting;

namespace LyncIM.Commands;

/// <summary>
/// Makes every error that the module writes: the id is the name of the <see cref="MessagingError"/>, the target is what the
/// user gave, and each says what to do.
/// </summary>
internal static class ErrorRecords
{
    private static readonly Dictionary<MessagingError, (ErrorCategory Category, string Action)> Kinds = new()
    {
        [MessagingError.LyncSdkNotFound] = (
            ErrorCategory.NotInstalled,
            "Install the Lync 2013 SDK, or name its folder with Connect-LyncClient -SdkPath or $env:LYNCIM_SDK_PATH. "
            + "To work without a desktop client, use Connect-LyncClient -Server; to try LyncIM, Connect-LyncClient -Simulator."),
        [MessagingError.LyncSdkConflict] = (
            ErrorCategory.InvalidOperation, "Start a new PowerShell process, and ask there for the other one first."),
        [MessagingError.LyncClientNotRunning] = (
            ErrorCategory.ResourceUnavailable, "Start the client, then run the command again. Get-LyncClient shows the state."),
        [MessagingError.LyncClientRegistrationBroken] = (
            ErrorCategory.ResourceUnavailable,
            "Repair Office (Apps & features, Microsoft Office, Modify, Quick Repair), then start the client and PowerShell again."),
        [MessagingError.LyncNotSignedIn] = (
            ErrorCategory.AuthenticationError,
            "Sign in with Connect-LyncClient -SipAddress and -Credential, then run the command again. Get-LyncClient shows the state."),
        [MessagingError.ServerNotFound] = (
            ErrorCategory.ResourceUnavailable,
            "Check the name, and whether this machine reaches the server: try the URLs that were tried. -SkipCertificateCheck takes a "
            + "certificate that is not trusted, for laboratories."),
        [MessagingError.ServerFailure] = (
            ErrorCategory.ConnectionError, "Try again; if it stays, the server's administrators can look the request up by its time."),
        [MessagingError.UnknownClient] = (
            ErrorCategory.InvalidArgument, "Correct $env:LYNCIM_CLIENT, or remove it: Remove-Item Env:LYNCIM_CLIENT."),
        [MessagingError.SignInFailed] = (
            ErrorCategory.AuthenticationError,
            "Check the address, the user name and the password. Where somebody else is signed in, sign that user out first: "
            + "Disconnect-LyncClient -SignOut -Force."),
        [MessagingError.InvalidSipAddress] = (
            ErrorCategory.InvalidArgument, "Give an address such as kim@contoso.com or sip:kim@contoso.com."),
        [MessagingError.MissingArgument] = (ErrorCategory.InvalidArgument, "Give what is missing; Get-Help shows examples."),
        [MessagingError.ConversationNotFound] = (
            ErrorCategory.ObjectNotFound, "Get-LyncConversation lists the conversations that are open."),
        [MessagingError.ConversationEnded] = (ErrorCategory.InvalidOperation, "Start another one with Start-LyncConversation."),
        [MessagingError.RecipientUnavailable] = (
            ErrorCategory.ResourceUnavailable, "Try again later, when the recipient is available, or reach the recipient in another way."),
        [MessagingError.RecipientNotFound] = (
            ErrorCategory.ObjectNotFound, "Check the address: nobody is known there, or its domain may not be talked to."),
        [MessagingError.RecipientDeclined] = (
            ErrorCategory.PermissionDenied, "The recipient or a policy blocks you: reach the recipient in another way."),
        [MessagingError.MessageTooLong] = (ErrorCategory.LimitsExceeded, "Send it in shorter messages, or send a link to it."),
        [MessagingError.FormatNotSupported] = (ErrorCategory.InvalidData, "Send it with -Format PlainText."),
        [MessagingError.SendTimeout] = (
            ErrorCategory.OperationTimeout,
            "The message may have been delivered all the same: ask before you send it again. -Timeout gives it more time."),
        [MessagingError.StartTimeout] = (
            ErrorCategory.OperationTimeout, "See whether the client still answers, and try again; -Timeout gives it more time."),
        [MessagingError.ConnectTimeout] = (
            ErrorCategory.OperationTimeout, "See whether the client still answers; -Timeout gives it more time."),
        [MessagingError.ReplyTimeout] = (
            ErrorCategory.OperationTimeout,
            "Nobody has answered yet: an answer that still comes is received by Receive-LyncMessage. -Timeout waits longer."),
        [MessagingError.LyncFailure] = (
            ErrorCategory.NotSpecified, "Try again; if it stays, look the code up, or see whether another client can do it."),
    };

    /// <summary>The error for <paramref name="exception"/>; <paramref name="target"/> is what the user gave.</summary>
    public static ErrorRecord From(LyncException exception, object? target)
    {
        var (category, action) = Kinds[exception.Error];
        action = exception.Recommendation ?? action;
        return new ErrorRecord(exception, exception.ErrorId, category, target)
        {
            ErrorDetails = new ErrorDetails(Message(exception, target)) { RecommendedAction = action },
        };
    }

    /// <summary>A parameter is missing that the engine cannot demand, because the pipeline might have brought it.</summary>
    public static ErrorRecord MissingArgument(string message, string action) =>
        new(new PSArgumentException(message), "MissingArgument", ErrorCategory.InvalidArgument, null)
        {
            ErrorDetails = new ErrorDetails(message) { RecommendedAction = action },
        };

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

    /// <summary>What to do about <paramref name="exception"/>.</summary>
    public static string ActionFor(LyncException exception) => exception.Recommendation ?? Kinds[exception.Error].Action;

    /// <summary>Says whom it concerns, where one command concerns many and the exception does not say so.</summary>
    private static string Message(LyncException exception, object? target) => exception.Error
        is MessagingError.RecipientUnavailable
        or MessagingError.RecipientNotFound
        or MessagingError.RecipientDeclined
        or MessagingError.MessageTooLong
        or MessagingError.FormatNotSupported
        or MessagingError.LyncFailure
        && DisplayText.OneLine(target?.ToString() ?? "") is { Length: > 0 } name
            ? $"{name}: {exception.Message}"
            : exception.Message;
}
