using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.Tests.Page.Support;
using static Microsoft.Playwright.Assertions;

namespace LyncIM.Tests.Page;

public sealed class HostileTextTests : PageTestBase
{
    private const string Eve = "eve@contoso.com";

    /// <summary>What is said, and what may be seen of it.</summary>
    private static readonly (string Said, string Seen)[] Texts =
    [
        ("<b>bold</b> & <i>italic</i> &amp;", "<b>bold</b> & <i>italic</i> &amp;"),
        ("<script>window.hacked = 1</script>", "<script>window.hacked = 1</script>"),
        ("<img src=x onerror='window.hacked = 1'>", "<img src=x onerror='window.hacked = 1'>"),
        ("</div></body><h1>Server is down</h1>", "</div></body><h1>Server is down</h1>"),
        ("javascript:alert(1)//'\"`${window.hacked = 1}", "javascript:alert(1)//'\"`${window.hacked = 1}"),
        ("a\u202Eexe.gpj\u2066\u200F\u061Cb", "aexe.gpjb"),
        ("a\0\a\b\u001B[31m\u007F\u0085b", "a[31mb"),
        ("tab\there\r\nnew line", "tab\there\nnew line"),
        ("a+b 100% %41 %zz", "a+b 100% %41 %zz"),
        ("👩‍🚒 🏳️‍🌈 ä ﷺ " + "z̷̢̛", "👩‍🚒 🏳️‍🌈 ä ﷺ " + "z̷̢̛"),
        ("\uD83D lone", "\uFFFD lone"),
        (new string('x', 10_000), new string('x', 10_000)),
    ];

    public HostileTextTests(Browser browser)
        : base(browser)
    {
    }

    [BrowserTheory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task What_others_write_is_shown_as_text_and_breaks_nothing(int width)
    {
        var kim = await OpenAsync("kim", width);
        var talk = Server.Control.Invite(Eve, "kim@contoso.com", Texts[0].Said, "<img src=x onerror='window.hacked = 2'>\u202E");
        await kim.AcceptAsync();
        foreach (var (said, _) in Texts.Skip(1))
            talk.Say(Eve, said);
        await kim.SeesAsync(Texts.Select(text => text.Seen).ToArray());
        await Expect(kim.Page.Locator("#talk-title")).ToHaveTextAsync("Eve: <img src=x onerror='window.hacked = 2'>");
        await NothingIsBrokenAsync(kim);
        await kim.WriteAsync("still here");
        await kim.SeesAsync([.. Texts.Select(text => text.Seen), "still here"]);
    }

    [BrowserFact]
    public async Task HTML_is_read_as_text_and_nothing_in_it_runs_or_is_fetched()
    {
        var kim = await OpenAsync("kim");
        var talk = Server.Control.Invite(Eve, "kim@contoso.com", "hello");
        await kim.AcceptAsync();
        var html = new Dictionary<string, string>
        {
            ["<p>one<br>two</p><ul><li>three</li></ul>"] = "one\ntwo\nthree",
            ["<script>window.hacked = 1</script><style>* { display: none }</style>a <b>bold</b>\n  word"] = "a bold word",
            ["<img src='http://example.com/spy.png' onerror='window.hacked = 1'>seen<iframe src='http://example.com'></iframe>"] = "seen",
            ["<svg onload='window.hacked = 1'><text>drawn</text></svg><link rel=stylesheet href=//example.com/x.css>"] = "drawn",
            ["<table><tr><td>a</td><td>b</td></tr></table>&lt;b&gt;"] = "a b\n<b>",
            ["<SPAN STYLE='color:red' TITLE='a>b' onclick='window.hacked = 1'>Segoe</SPAN><!-- <p> --> 1 < 2 &amp;lt; &euro;"] = "Segoe 1 < 2 &lt; €",
            ["<p style=\"font"] = "",
            [string.Concat(Enumerable.Repeat("<div>", 20_000)) + "deep"] = "deep",
        };
        foreach (var said in html.Keys)
            talk.Say(Eve, said, "text/html");
        await kim.SeesAsync(["hello", .. html.Values]);
        await NothingIsBrokenAsync(kim);
    }

    [BrowserFact]
    public async Task The_requests_of_others_are_shown_as_text_too()
    {
        var kim = await OpenAsync("kim");
        await kim.WriteToAsync("echo", "<img src=x onerror='window.hacked = 1'>");
        await kim.SeesAsync("<img src=x onerror='window.hacked = 1'>", "echo: <img src=x onerror='window.hacked = 1'>");
        await kim.Page.Locator("#show-requests").ClickAsync();
        await kim.Page.Locator("#requests-list summary", new() { HasText = "messagingInvitations" }).First.ClickAsync();
        await Expect(kim.Page.Locator("#requests-list pre").First).ToContainTextAsync("img%20src");
        await NothingIsBrokenAsync(kim);
    }

    /// <summary>Nothing has run, no element was made of a text, and nothing sticks out of the window.</summary>
    private static async Task NothingIsBrokenAsync(PersonPage person)
    {
        Assert.False(await person.Page.EvaluateAsync<bool>("'hacked' in window"));
        Assert.Equal(0, await person.Page.Locator("main :is(img, script, iframe, svg, style, b, h1)").CountAsync());
        Assert.False(await person.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"));
    }
}
