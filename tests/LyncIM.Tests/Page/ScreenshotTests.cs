using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.Tests.Page.Support;
using static Microsoft.Playwright.Assertions;

namespace LyncIM.Tests.Page;

/// <summary>Makes the picture in README; it is kept where $env:LYNCIM_UPDATE_SNAPSHOTS is 1.</summary>
public sealed class ScreenshotTests : PageTestBase, IDisposable
{
    private const string Script = "me@contoso.com";

    private static readonly string Picture = Repository.Folder("src", "LyncIM.DevServer", "page.png");

    private readonly Engine _engine = new();

    public void Dispose() => _engine.Dispose();

    [BrowserFact]
    public async Task The_walk_in_README_goes_as_it_says_and_looks_like_its_picture()
    {
        var kim = await OpenAsync("kim", width: 1280, height: 720);
        _engine.Run($"$null = Connect-LyncClient -Server {Server.Url}");
        using var approving = _engine.Begin(
            $"& '{Repository.Folder("examples", "approve.ps1")}' kim@contoso.com 'May I restart SRV01?' -Do {{ 'SRV01 is restarting.' }}");
        await kim.AcceptAsync();
        await kim.WriteAsync("yes");
        await approving.WaitAsync();
        Assert.Empty(approving.Errors);
        Assert.Equal(["kim@contoso.com: yes", "SRV01 is restarting."], approving.Output.Cast<string>());
        await kim.SeesAsync("May I restart SRV01? (Yes / No)", "yes", "Thank you. It is done.");
        await kim.Page.Locator("#show-requests").ClickAsync();
        await kim.Page.Locator("#requests-user").SelectOptionAsync(Script);
        var sent = kim.Requests.Filter(new() { HasText = "POST" }).Filter(new() { HasText = "/messagingInvitations" });
        await sent.Locator("summary").ClickAsync();
        await Expect(sent.Locator("pre")).ToHaveCountAsync(3);
        await sent.EvaluateAsync("sent => sent.scrollIntoView()");
        await KeepAsync(await kim.Page.ScreenshotAsync());
    }

    /// <summary>A picture of that size is in README.</summary>
    private static async Task KeepAsync(byte[] picture)
    {
        if (Environment.GetEnvironmentVariable("LYNCIM_UPDATE_SNAPSHOTS") == "1")
            await File.WriteAllBytesAsync(Picture, picture);
        Assert.Equal(picture[..24], (await File.ReadAllBytesAsync(Picture))[..24]);
        Assert.Contains(
            "(src/LyncIM.DevServer/page.png)", await File.ReadAllTextAsync(Repository.Folder("README.md")), StringComparison.Ordinal);
    }
}
