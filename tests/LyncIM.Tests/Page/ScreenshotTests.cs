using System;
using System.IO;
using System.Threading.Tasks;
using LyncIM.Tests.DevServer.Support;
using LyncIM.Tests.Page.Support;
using static Microsoft.Playwright.Assertions;

namespace LyncIM.Tests.Page;

/// <summary>Makes the picture in README; it is kept where $env:LYNCIM_UPDATE_SNAPSHOTS is 1.</summary>
public sealed class ScreenshotTests : PageTestBase
{
    private const string Script = "me@contoso.com";

    private static readonly string Picture = Repository.Folder("src", "LyncIM.DevServer", "page.png");

    public ScreenshotTests(Browser browser)
        : base(browser)
    {
    }

    [BrowserFact]
    public async Task README_shows_a_question_of_a_script_and_what_the_server_sees()
    {
        var kim = await OpenAsync("kim", width: 1280, height: 720);
        await kim.WriteToAsync("echo", "Is this on?");
        await kim.SeesAsync("Is this on?", "echo: Is this on?");
        using var script = await UcwaClient.SignInAsync(Server, Script);
        await script.InviteAsync("sip:kim@contoso.com", "SQL01 wants to restart for updates. Restart it now? (yes/no)");
        await kim.AcceptAsync();
        await kim.WriteAsync("yes");
        await Expect(kim.Fate).ToContainTextAsync("sent");
        await script.WaitAsync("message completed");
        await Expect(kim.Fate).ToContainTextAsync("delivered");
        await kim.Page.Locator("#show-requests").ClickAsync();
        await kim.Page.Locator("#requests-user").SelectOptionAsync(Script);
        var sent = kim.Requests.Filter(new() { HasText = "POST" }).Filter(new() { HasText = "/messagingInvitations" });
        await sent.Locator("summary").ClickAsync();
        await Expect(sent.Locator("pre")).ToHaveCountAsync(3);
        await sent.ScrollIntoViewIfNeededAsync();
        var picture = await kim.Page.ScreenshotAsync();
        if (Environment.GetEnvironmentVariable("LYNCIM_UPDATE_SNAPSHOTS") == "1")
            await File.WriteAllBytesAsync(Picture, picture);
        Assert.Equal(picture[..24], (await File.ReadAllBytesAsync(Picture))[..24]);
        Assert.Contains("src/LyncIM.DevServer/page.png", await File.ReadAllTextAsync(Repository.Folder("README.md")), StringComparison.Ordinal);
    }
}
