using System;
using System.Collections.Generic;
using LyncIM.Adapters.Sdk;

namespace LyncIM.Tests.Sdk;

/// <summary>Why Lync cannot be reached is said as exactly as Windows lets it be seen, with what to do; nothing is guessed.</summary>
public sealed class DesktopReasonTests
{
    private static readonly Dictionary<string, (KnownDesktop Desktop, string Cause, string Advice)> Causes = new()
    {
        ["not on Windows"] = (new() { IsWindows = false }, "Windows only", "-Server"),
        ["not running"] = (new(), "is not running", "Start Lync"),
        ["nothing can be seen"] = (new() { Lync = null }, "or runs as another user", "Start Lync"),
        ["suppressed"] = (new() { Suppressed = true }, "UISuppressionMode", "UISuppressionMode to 0"),
        ["another session"] = (
            new() { Lync = [new(2, KnownDesktop.Me, false)] },
            "another session (2), and PowerShell in session 1",
            "in the session that Lync runs in"),
        ["another user"] = (
            new() { Lync = [new(1, @"CONTOSO\kim", false)] }, @"as CONTOSO\kim, and PowerShell as CONTOSO\me", "same user"),
        ["Lync elevated"] = (
            new() { Lync = [new(1, KnownDesktop.Me, true)] }, "Lync is running elevated", "without administrator's rights"),
        ["PowerShell elevated"] = (
            new() { Lync = [new(1, KnownDesktop.Me, false)], Current = new(1, KnownDesktop.Me, true) },
            "PowerShell is running elevated",
            "without highest privileges"),
        ["cannot be looked at"] = (new() { Lync = [new(1, null, null)] }, "does not let PowerShell look at it", "same elevation"),
        ["another bitness"] = (
            new() { Lync = [new(1, KnownDesktop.Me, false)], RegisteredFor64Bit = false, RegisteredFor32Bit = true },
            "for 32-bit programs alone, and this PowerShell has 64 bits",
            "32-bit PowerShell"),
        ["another bitness, of a 32-bit PowerShell"] = (
            new() { Lync = [new(1, KnownDesktop.Me, false)], Is64Bit = false, RegisteredFor64Bit = true, RegisteredFor32Bit = false },
            "for 64-bit programs alone, and this PowerShell has 32 bits",
            "64-bit PowerShell"),
        ["starting"] = (new() { Lync = [new(1, KnownDesktop.Me, false)], Starting = true }, "Lync is starting", "Wait"),
        ["mute"] = (
            new() { Lync = [new(1, KnownDesktop.Me, false)], RegisteredFor64Bit = true }, "does not answer programs", "Restart Lync"),
        ["mute, and nothing else is known"] = (new() { Lync = [new(null, null, false)] }, "does not answer programs", "Restart Lync"),
        ["one here and one elsewhere"] = (
            new() { Lync = [new(2, @"CONTOSO\kim", false), new(1, KnownDesktop.Me, true)] },
            "Lync is running elevated",
            "administrator's rights"),
    };

    public static TheoryData<string> Names => [.. Causes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_said_with_what_to_do(string name)
    {
        var (desktop, cause, advice) = Causes[name];
        var failure = new DesktopReason(desktop).NotRunning(inner: null);
        Assert.Equal("LyncClientNotRunning", failure.ErrorId);
        Assert.Contains(cause, failure.Message);
        Assert.Contains(advice, failure.Recommendation);
        var reason = new DesktopReason(desktop).Explain(new SeenState(LyncClientState.NotRunning, DateTime.Now, IsFirst: true));
        Assert.Equal($"{failure.Message} {failure.Recommendation}", reason);
    }

    [Fact]
    public void A_broken_registration_is_said_to_be_broken_or_to_serve_another_bitness()
    {
        var inner = new InvalidCastException();
        var broken = new DesktopReason(new KnownDesktop()).RegistrationBroken(inner);
        Assert.Equal("LyncClientRegistrationBroken", broken.ErrorId);
        Assert.Contains("registration is broken", broken.Message);
        var other = new DesktopReason(new KnownDesktop { RegisteredFor64Bit = false, RegisteredFor32Bit = true }).RegistrationBroken(inner);
        Assert.Equal("LyncClientRegistrationBroken", other.ErrorId);
        Assert.Contains("32-bit programs alone", other.Message);
        Assert.Contains("Repair Office", other.Recommendation);
    }

    [Theory]
    [InlineData(nameof(LyncClientState.Uninitialized), "suppressed", "-SipAddress")]
    [InlineData(nameof(LyncClientState.Initializing), "being initialized, for 12 seconds", "Wait")]
    [InlineData(nameof(LyncClientState.SignedOut), "nobody is signed in", "Sign in")]
    [InlineData(nameof(LyncClientState.SigningIn), "signing in, for 12 seconds, since ", "password")]
    [InlineData(nameof(LyncClientState.SigningOut), "signing out", "sign in again")]
    [InlineData(nameof(LyncClientState.ShuttingDown), "closing", "Start it again")]
    public void Each_state_in_which_it_cannot_be_used_is_explained(string state, string cause, string advice)
    {
        var seen = new SeenState(Enum.Parse<LyncClientState>(state), DateTime.Now.AddSeconds(-12), IsFirst: false);
        var reason = new DesktopReason(new KnownDesktop()).Explain(seen);
        Assert.Contains(cause, reason);
        Assert.Contains(advice, reason);
    }

    [Fact]
    public void What_was_so_when_the_client_was_found_has_been_so_for_at_least_as_long() => Assert.Contains(
        "for at least 12 seconds",
        new DesktopReason(null).Explain(new SeenState(LyncClientState.SigningIn, DateTime.Now.AddSeconds(-12), IsFirst: true)));

    [Fact]
    public void A_client_that_can_be_used_needs_no_reason() =>
        Assert.Null(new DesktopReason(null).Explain(new SeenState(LyncClientState.SignedIn, DateTime.Now, IsFirst: true)));

    [Fact]
    public void After_a_loss_it_is_said_what_there_is_now()
    {
        Assert.StartsWith("Lync is not running. Start", new DesktopReason(new KnownDesktop()).AdviseAfterLoss());
        var again = new KnownDesktop { Lync = [new(1, KnownDesktop.Me, false)] };
        Assert.Contains("run the command again", new DesktopReason(again).AdviseAfterLoss());
        Assert.Equal(SdkWords.StartLync, new DesktopReason(null).AdviseAfterLoss());
    }

    [Fact]
    public void What_Windows_is_asked_elsewhere_is_not_known_and_throws_nothing()
    {
        var desktop = new WindowsDesktop();
        Assert.Equal(OperatingSystem.IsWindows(), desktop.IsWindows);
        Assert.NotNull(desktop.Current);
        if (OperatingSystem.IsWindows())
            return;
        Assert.Null(desktop.IsStarting());
        Assert.Null(desktop.IsSuppressed());
        Assert.Null(desktop.IsRegistered(for64Bit: true));
        Assert.Null(desktop.Current.User);
    }
}
