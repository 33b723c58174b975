using System.Linq;
using System.Threading.Tasks;
using LyncIM.Tests.Page.Support;
using static Microsoft.Playwright.Assertions;

namespace LyncIM.Tests.Page;

public sealed class ManyMessagesTests : PageTestBase
{
    private const int Count = 1000;
    private const string Eve = "eve@contoso.com";

    [BrowserFact]
    public async Task A_thousand_messages_come_each_once_and_one_more_costs_no_more_than_itself()
    {
        var kim = await OpenAsync("kim");
        var talk = Server.Control.Invite(Eve, "kim@contoso.com", "message 1");
        await kim.AcceptAsync();
        for (var i = 2; i <= Count; i++)
            talk.Say(Eve, $"message {i}");
        await kim.SeesAsync(Enumerable.Range(1, Count).Select(i => $"message {i}").ToArray());
        await Expect(kim.Page.Locator("#messages .entry").Last).ToBeInViewportAsync();
        await kim.Page.EvaluateAsync(
            """
            window.changes = [];
            new MutationObserver(list => window.changes.push(...list.flatMap(change => [...change.addedNodes, ...change.removedNodes])))
              .observe(document.querySelector('#messages'), { childList: true, subtree: true });
            """);
        talk.Say(Eve, "one more");
        await Expect(kim.Page.Locator("#messages .text").Last).ToHaveTextAsync("one more");
        await Expect(kim.Page.Locator("#messages .entry").Last).ToBeInViewportAsync();
        Assert.Equal(1, await kim.Page.EvaluateAsync<int>("window.changes.filter(node => node.className === 'entry').length"));
        Assert.True(await kim.Page.EvaluateAsync<int>("window.changes.length") < 5);
    }

    [BrowserFact]
    public async Task Whoever_reads_further_up_is_left_there_by_what_comes()
    {
        var kim = await OpenAsync("kim");
        var talk = Server.Control.Invite(Eve, "kim@contoso.com", "message 1");
        await kim.AcceptAsync();
        for (var i = 2; i <= 60; i++)
            talk.Say(Eve, $"message {i}");
        await Expect(kim.Page.Locator("#messages .text")).ToHaveCountAsync(60);
        await kim.Page.Locator("#messages .text").First.ScrollIntoViewIfNeededAsync();
        talk.Say(Eve, "news");
        await Expect(kim.Page.Locator("#messages .text")).ToHaveCountAsync(61);
        await Expect(kim.Page.Locator("#messages .text").First).ToBeInViewportAsync();
    }
}
