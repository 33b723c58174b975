using System;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using LyncIM.Tests.Page.Support;
using static Microsoft.Playwright.Assertions;

namespace LyncIM.Tests.Page;

/// <summary>LyncIM's own commands in this process, and Kim in the page.</summary>
[Collection(InThisProcess.Name)]
public sealed class ScriptTests : PageTestBase, IDisposable
{
    private readonly Engine _engine = new();

    public void Dispose() => _engine.Dispose();

    [BrowserFact]
    public async Task A_question_reaches_the_page_with_typing_and_the_answer_ends_the_command()
    {
        var kim = await OpenAsync("kim");
        Connect();
        using var asking = _engine.Begin("Request-LyncReply kim@contoso.com 'Restart SQL01?' -Choice yes, no");
        await kim.OpenAsync("Invitation");
        await Expect(kim.Page.Locator("#invitation-text")).ToHaveTextAsync(new Regex("^Me Myself wants to talk with you: Restart SQL01"));
        await kim.AcceptAsync();
        await kim.WriteAsync("yes");
        await asking.WaitAsync();
        Assert.Empty(asking.Errors);
        var reply = Assert.IsType<LyncReply>(Assert.Single(asking.Output));
        Assert.Equal(("kim@contoso.com", "yes"), (reply.From, reply.Text));
    }

    [BrowserFact]
    public async Task Typing_is_seen_on_both_sides_and_ends()
    {
        var kim = await OpenAsync("kim");
        Connect();
        using var starting = _engine.Begin("$c = Start-LyncConversation kim@contoso.com -Message 'Hello'");
        await kim.AcceptAsync();
        await starting.WaitAsync();
        _engine.Run("Set-LyncTyping $c");
        await Expect(kim.Typing).ToHaveTextAsync("Me Myself is typing...");
        _engine.Run("Send-LyncMessage $c 'Done'");
        await kim.SeesAsync("Hello", "Done");
        await Expect(kim.Typing).ToBeEmptyAsync();
        await kim.WriteAsync("Thanks");
        var message = Assert.IsType<LyncMessage>(Assert.Single(_engine.Run("Receive-LyncMessage $c -Wait -MaxMessages 1 -Timeout 20")));
        Assert.Equal(("kim@contoso.com", "Thanks"), (message.From, message.Text));
    }

    [BrowserFact]
    public async Task Whoever_declines_in_the_page_has_declined_for_the_script()
    {
        var kim = await OpenAsync("kim");
        Connect();
        using var sending = _engine.Begin("Send-LyncMessage kim@contoso.com 'Restart SQL01?'");
        await kim.DeclineAsync();
        await sending.WaitAsync();
        Assert.StartsWith("RecipientDeclined,", Assert.Single(sending.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Presence_that_is_set_in_the_page_is_what_scripts_see_and_wait_for()
    {
        var kim = await OpenAsync("kim");
        Connect();
        foreach (var (chosen, seen) in new[] { ("Busy", "Busy"), ("Away", "Away"), ("Offline", "Offline"), ("Online", "Free"), ("DoNotDisturb", "DoNotDisturb") })
        {
            await kim.PublishAsync(chosen);
            Eventually.Equal(seen, () => $"{_engine.Run("(Get-LyncContact kim@contoso.com).Availability").Single()}");
        }
        var skipped = Assert.IsType<LyncSendResult>(Assert.Single(_engine.Run("Send-LyncMessage kim@contoso.com 'psst' -SkipUnavailable -PassThru")));
        Assert.Equal("Skipped", skipped.Status);
        using var waiting = _engine.Begin("Send-LyncMessage kim@contoso.com 'at last' -WaitAvailable 60 -PassThru");
        await kim.PublishAsync("Online");
        await kim.AcceptAsync();
        await kim.SeesAsync("at last");
        await waiting.WaitAsync();
        Assert.Empty(waiting.Errors);
    }

    [BrowserFact]
    public async Task Whoever_is_away_in_the_page_is_not_available_for_the_script()
    {
        var kim = await OpenAsync("kim");
        Connect();
        foreach (var availability in new[] { "Offline", "DoNotDisturb" })
        {
            await kim.PublishAsync(availability);
            Eventually.Equal(availability, () => $"{_engine.Run("(Get-LyncContact kim@contoso.com).Availability").Single()}");
            var error = Assert.Single(_engine.Fail("Send-LyncMessage kim@contoso.com 'Hello'"));
            Assert.StartsWith("RecipientUnavailable,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Contains("480", error.Exception.Message, StringComparison.Ordinal);
        }
    }

    [BrowserFact]
    public async Task Two_tabs_and_a_script_make_a_group()
    {
        var (kim, lee) = (await OpenAsync("kim"), await OpenAsync("lee"));
        Connect();
        using var starting = _engine.Begin("$c = Start-LyncConversation kim@contoso.com, lee@contoso.com -Subject 'Tonight' -Message 'Tonight?'");
        await Task.WhenAll(kim.AcceptAsync(), lee.AcceptAsync());
        await starting.WaitAsync();
        Assert.Empty(starting.Errors);
        await Expect(kim.People).ToHaveCountAsync(2);
        await Expect(lee.People).ToHaveCountAsync(2);
        _engine.Run("Send-LyncMessage $c 'Shall we?'");
        await Expect(kim.Page.Locator("#messages .text").Last).ToHaveTextAsync("Shall we?");
        await Expect(lee.Page.Locator("#messages .text").Last).ToHaveTextAsync("Shall we?");
        await kim.WriteAsync("yes");
        await Expect(lee.Page.Locator("#messages .text").Last).ToHaveTextAsync("yes");
        await lee.WriteAsync("no");
        await Expect(kim.Page.Locator("#messages .text").Last).ToHaveTextAsync("no");
        var heard = _engine.Run("Receive-LyncMessage $c -Wait -MaxMessages 2 -Timeout 20 | ForEach-Object { \"$($_.From) $($_.Text)\" }");
        Assert.Equal(["kim@contoso.com yes", "lee@contoso.com no"], heard);
        _engine.Run("Stop-LyncConversation $c");
        await Expect(kim.Events.Last).ToHaveTextAsync("Me Myself has left.");
    }

    private void Connect() => _engine.Run($"$null = Connect-LyncClient -Server {Server.Url}");
}
