using LyncIM.Messaging;

namespace LyncIM.Adapters.Sdk;

/// <summary>The words of the desktop client, and of the simulated one.</summary>
internal static class SdkWords
{
    public const string StartLync =
        "Start Lync or Skype for Business in this desktop session, as the same user and at the same elevation as PowerShell; "
        + "a scheduled task must run only when the user is logged on, without highest privileges.";

    public const string NotOnWindows =
        "Use Connect-LyncClient -Server, which needs no desktop client, or -Simulator to try LyncIM.";

    private const string HasGone = "Lync has been closed or restarted.";

    /// <summary>Says that the client was there, and is there no more. What to do depends on what there is now.</summary>
    public static LyncException Gone() => new(MessagingError.LyncClientNotRunning, HasGone);

    public static ClientWords Create(ClientKind kind, DesktopReason reason) => new(
        "Lync",
        HasGone,
        "Lync is running, but nobody is signed in to it.",
        kind == ClientKind.Simulator ? "This is the simulated Lync client: nothing leaves this machine." : null,
        error => Recommend(error, reason));

    private static string? Recommend(MessagingError error, DesktopReason reason) => error switch
    {
        MessagingError.LyncClientNotRunning => reason.AdviseAfterLoss(),
        MessagingError.LyncNotSignedIn =>
            "Sign in to Lync, or with Connect-LyncClient -SipAddress and -Credential, then run the command again. "
            + "Get-LyncClient shows the state.",
        MessagingError.RecipientNotFound => "Check the address: Lync knows nobody there, or may not talk to that domain.",
        MessagingError.StartTimeout => "See whether Lync still answers, and try again; -Timeout gives it more time.",
        MessagingError.ConnectTimeout =>
            "See whether Lync still answers, restart it where it does not; where a password is wrong, its window asks for another one and "
            + "says nothing. -Timeout gives it more time.",
        MessagingError.LyncFailure => "Try again; if it stays, look the code up, or see whether Lync itself can do it.",
        _ => null,
    };
}
