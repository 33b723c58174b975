using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using LyncIM.Tests.Page.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LyncIM.Tests.Page;

public sealed class AccessibilityTests : PageTestBase
{
    [BrowserTheory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Light, 360)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Dark, 360)]
    public async Task Axe_finds_nothing_in_whatever_the_page_shows(ColorScheme scheme, int width)
    {
        var page = await NewPageAsync(width, 800, scheme);
        await page.GotoAsync(Server.Url.AbsoluteUri);
        await DemandNothingIsFoundAsync(page);
        var kim = await OpenAsync("kim", width, 800, scheme);
        await kim.WriteToAsync("short5", "hello");
        await Expect(kim.Fate).ToContainTextAsync("delivered");
        await kim.WriteAsync("too long");
        await Expect(kim.Fate).ToContainTextAsync("not delivered");
        await kim.Page.Locator("#show-requests").ClickAsync();
        await kim.Requests.First.Locator("summary").ClickAsync();
        await Expect(kim.Page.Locator("#requests-list pre")).ToHaveCountAsync(3);
        await DemandNothingIsFoundAsync(kim.Page);
        var isNarrow = await kim.Page.Locator("#back").IsVisibleAsync();
        if (isNarrow)
            await kim.Page.Locator("#back").ClickAsync();
        Server.Control.Invite("eve@contoso.com", "kim@contoso.com", "May I?");
        await kim.Page.Locator("details", new() { HasText = "Simulated people" }).Locator("summary").ClickAsync();
        await Expect(kim.Talks.First.Locator(".unread")).ToBeVisibleAsync();
        if (isNarrow)
            await DemandNothingIsFoundAsync(kim.Page);
        await kim.OpenAsync("Invitation");
        await Expect(kim.Page.Locator("#accept")).ToBeFocusedAsync();
        await DemandNothingIsFoundAsync(kim.Page);
    }

    [BrowserFact]
    public async Task The_keyboard_alone_suffices()
    {
        var page = await NewPageAsync();
        await page.GotoAsync(Server.Url.AbsoluteUri);
        await page.Keyboard.TypeAsync("kim");
        await page.Keyboard.PressAsync("Enter");
        var kim = new PersonPage(page);
        await Expect(page.Locator("#to")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("echo@contoso.com");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#text")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("hello");
        await page.Keyboard.PressAsync("Enter");
        await kim.SeesAsync("hello", "echo: hello");
        await TabToAsync(page, "leave", isBack: true);
        await page.Keyboard.PressAsync("Enter");
        await Expect(kim.Events).ToHaveTextAsync(["You have left."]);
        await Expect(page.Locator("#leave")).ToBeFocusedAsync();
        Server.Control.Invite("eve@contoso.com", "kim@contoso.com", "May I?");
        await Expect(kim.Talks).ToHaveCountAsync(2);
        await TabToAsync(page, "Invitation: May I?", isBack: true);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#accept")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#text")).ToBeFocusedAsync();
        await kim.SeesAsync("May I?");
        await page.Keyboard.TypeAsync("You may");
        await page.Keyboard.PressAsync("Enter");
        await kim.SeesAsync("May I?", "You may");
        await TabToAsync(page, "presence", isBack: true);
        await page.Keyboard.TypeAsync("Busy");
        await Expect(page.Locator("#presence")).ToHaveValueAsync("Busy");
        await TabToAsync(page, "show-requests");
        await page.Keyboard.PressAsync("Space");
        await Expect(kim.Requests).Not.ToHaveCountAsync(0);
        await TabToAsync(page, "/WebTicket/oauthtoken");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#requests-list pre")).ToHaveCountAsync(3);
    }

    [BrowserFact]
    public async Task The_focus_is_seen_and_stays_where_it_is_when_the_list_changes()
    {
        var kim = await OpenAsync("kim");
        await kim.WriteToAsync("yes", "one");
        await kim.SeesAsync("one", "yes");
        await kim.WriteToAsync("echo", "two");
        await kim.SeesAsync("two", "echo: two");
        var row = kim.Talks.Filter(new() { HasText = "Yes" });
        await TabToAsync(kim.Page, "Yes", isBack: true);
        await Expect(row).ToHaveCSSAsync("outline-style", "solid");
        Server.Control.ConversationOf("yes@contoso.com")!.Say("yes@contoso.com", "three");
        await Expect(kim.Talks.First).ToContainTextAsync("three");
        await Expect(row).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task A_small_window_scrolls_in_one_direction_alone()
    {
        var kim = await OpenAsync("kim", width: 320, height: 256);
        await kim.WriteToAsync("echo", "hello");
        await kim.SeesAsync("hello", "echo: hello");
        await kim.Page.Locator("#show-requests").ClickAsync();
        await Expect(kim.Requests).Not.ToHaveCountAsync(0);
        Assert.False(await kim.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
        await kim.Page.Locator("#messages .text").Last.ScrollIntoViewIfNeededAsync();
        await Expect(kim.Page.Locator("#messages .text").Last).ToBeInViewportAsync();
    }

    private static async Task DemandNothingIsFoundAsync(IPage page)
    {
        var options = new AxeRunOptions
        {
            Rules = new Dictionary<string, RuleOptions> { ["target-size"] = new() { Enabled = true } },
            ResultTypes = [ResultType.Violations],
        };
        var found = (await page.RunAxe(options)).Violations;
        Assert.Equal([], found.Select(violation => $"{violation.Id}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}"));
    }

    /// <summary>Goes on by Tab, or back by Shift+Tab, until the focus is on what has that id, or says that.</summary>
    private static async Task TabToAsync(IPage page, string wanted, bool isBack = false)
    {
        for (var i = 0; i < 60; i++)
        {
            await page.Keyboard.PressAsync(isBack ? "Shift+Tab" : "Tab");
            if (await page.EvaluateAsync<bool>(
                "wanted => document.activeElement.id === wanted || document.activeElement.matches('button, summary')"
                + " && document.activeElement.textContent.includes(wanted)",
                wanted))
                return;
        }
        Assert.Fail($"Tab does not lead to {wanted}.");
    }
}
