using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace LyncIM.Adapters.Sdk;

/// <summary>Says why Lync cannot be reached, and what to do, as exactly as Windows lets it be seen.</summary>
internal sealed class DesktopReason
{
    private const string Mute = "Lync is running, but does not answer programs.";

    private readonly IDesktopEnvironment? _desktop;

    /// <param name="desktop">What is asked; null for the simulated client, of which Windows knows nothing.</param>
    public DesktopReason(IDesktopEnvironment? desktop)
    {
        _desktop = desktop;
    }

    /// <summary>Why a client that was found cannot be used, and what to do; null where it can.</summary>
    public string? Explain(SeenState seen) => seen.State switch
    {
        LyncClientState.SignedIn => null,
        LyncClientState.NotRunning => WhyNotRunning() is var (cause, advice) ? $"{cause} {advice}" : null,
        LyncClientState.Uninitialized =>
            "Lync runs with its window suppressed, and nobody has initialized it. "
            + "Connect-LyncClient -SipAddress initializes it and signs in.",
        LyncClientState.Initializing => $"Lync is being initialized, {Duration(seen)}. Wait for it; restart it where that goes on.",
        LyncClientState.SigningIn =>
            $"Lync is signing in, {Duration(seen)}. "
            + "Wait for it; where that goes on, the network may be out, or its window asks for a password.",
        LyncClientState.SigningOut => $"Lync is signing out, {Duration(seen)}. Wait for it, then sign in again.",
        LyncClientState.ShuttingDown => "Lync is closing. Start it again.",
        _ => "Lync is running, but nobody is signed in to it. Sign in to Lync, or with Connect-LyncClient -SipAddress and -Credential.",
    };

    /// <summary>The failure for a Lync that was not found.</summary>
    public LyncException NotRunning(Exception? inner)
    {
        var (cause, advice) = WhyNotRunning();
        return new LyncException(MessagingError.LyncClientNotRunning, cause, inner: inner) { Recommendation = advice };
    }

    /// <summary>What to do when Lync was there, and has gone: by what there is now.</summary>
    public string AdviseAfterLoss()
    {
        var (cause, advice) = WhyNotRunning();
        return cause == Mute ? "Lync is running again: run the command again."
            : _desktop is { IsWindows: true } ? $"{cause} {advice}"
            : advice;
    }

    /// <summary>The failure for a Lync whose COM registration is broken, or serves programs of another bitness alone.</summary>
    public LyncException RegistrationBroken(Exception inner)
    {
        var failure = new LyncException(
            MessagingError.LyncClientRegistrationBroken, "Lync is installed, but its COM registration is broken.", inner: inner);
        return _desktop is { IsWindows: true } desktop && OtherBitness(desktop) is var (cause, advice)
            ? new LyncException(failure.Error, cause, inner: inner) { Recommendation = advice }
            : failure;
    }

    private (string Cause, string Advice) WhyNotRunning()
    {
        if (_desktop is null)
            return ("Lync is not running.", SdkWords.StartLync);
        if (!_desktop.IsWindows)
            return ("Lync's desktop client runs on Windows only.", SdkWords.NotOnWindows);
        return _desktop.FindLync() switch
        {
            null => ("Lync is not running, or runs as another user or at another elevation.", SdkWords.StartLync),
            { Count: 0 } => WhyNotStarted(_desktop),
            var found => WhyOutOfReach(_desktop, found),
        };
    }

    private static (string Cause, string Advice) WhyNotStarted(IDesktopEnvironment desktop) => desktop.IsSuppressed() == true
        ? ("Lync is not running: its window is suppressed (UISuppressionMode), and starting it has failed.",
            "Repair Office, or set UISuppressionMode to 0 and start Lync.")
        : ("Lync is not running.", SdkWords.StartLync);

    private static (string Cause, string Advice) WhyOutOfReach(IDesktopEnvironment desktop, IReadOnlyList<DesktopProcess> found)
    {
        var current = desktop.Current;
        if (found.FirstOrDefault(lync => IsHere(lync, current)) is not { } lync)
        {
            var sessions = string.Join(", ", found.Select(one => one.Session).Distinct());
            return ($"Lync is running in another session ({sessions}), and PowerShell in session {current.Session}.",
                "Run PowerShell in the session that Lync runs in; a scheduled task must run only when the user is logged on.");
        }
        if (lync.User is { } user && current.User is { } me && !string.Equals(user, me, StringComparison.OrdinalIgnoreCase))
            return ($"Lync is running as {lync.User}, and PowerShell as {current.User}.", "Start both as the same user.");
        if (lync.IsElevated is { } isElevated && current.IsElevated is { } amElevated && isElevated != amElevated)
            return WhenElevationDiffers(isElevated);
        if (lync.User is null && lync.IsElevated is null)
        {
            return (
                "Lync is running in this session, and Windows does not let PowerShell look at it: it runs as another user, or elevated.",
                "Start both as the same user and at the same elevation.");
        }
        return WhyMute(desktop);
    }

    private static (string Cause, string Advice) WhenElevationDiffers(bool isLyncElevated) => isLyncElevated
        ? ("Lync is running elevated (as administrator), and PowerShell is not.", "Start Lync as usual, without administrator's rights.")
        : ("PowerShell is running elevated (as administrator), and Lync is not.",
            "Run PowerShell without administrator's rights; a scheduled task without highest privileges.");

    /// <summary>Lync is where it should be, and was not found all the same.</summary>
    private static (string Cause, string Advice) WhyMute(IDesktopEnvironment desktop) =>
        OtherBitness(desktop)
        ?? (desktop.IsStarting() == true
            ? ("Lync is starting.", "Wait until its window is there, then run the command again.")
            : (Mute, "Restart Lync; where that does not help, repair Office."));

    private static (string Cause, string Advice)? OtherBitness(IDesktopEnvironment desktop)
    {
        if (desktop.IsRegistered(desktop.Is64Bit) != false || desktop.IsRegistered(!desktop.Is64Bit) != true)
            return null;
        var (own, other) = desktop.Is64Bit ? ("64", "32") : ("32", "64");
        return ($"Lync is registered for {other}-bit programs alone, and this PowerShell has {own} bits.",
            $"Repair Office, or run the {other}-bit PowerShell.");
    }

    /// <summary>What is not known may be here.</summary>
    private static bool IsHere(DesktopProcess lync, DesktopProcess current) =>
        lync.Session is null || current.Session is null || lync.Session == current.Session;

    /// <summary>Since when, and for how long; at least so long, where it was so when the client was found.</summary>
    private static string Duration(SeenState seen)
    {
        var seconds = Math.Max(0, Math.Round((DateTime.Now - seen.Since).TotalSeconds));
        var least = seen.IsFirst ? "at least " : "";
        return string.Format(CultureInfo.InvariantCulture, "for {0}{1} seconds, since {2:HH:mm:ss}", least, seconds, seen.Since);
    }
}
