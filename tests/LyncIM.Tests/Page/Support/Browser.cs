using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Playwright;

namespace LyncIM.Tests.Page.Support;

/// <summary>The system's Chromium without a window, started once for the tests of a collection that need it.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge"];

    // Lets it reach this machine alone: what it asks the network for by itself must not disturb a test.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Why no test can run in a browser; null where it can.</summary>
    public static string? Missing { get; } = Find() is null
        ? "There is no browser here: install Chromium, on Debian with apt-get install chromium." : null;

    /// <summary>Starts nothing yet: a run without a test in a browser needs none.</summary>
    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A browser of somebody's own: nothing of another one is in it.</summary>
    public async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions options)
    {
        if (_browser is null)
        {
            Assertions.SetDefaultExpectTimeout(20_000);
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Find(), Args = Arguments });
        }
        return await _browser.NewContextAsync(options);
    }

    private static string? Find() => Folders().SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
        .Concat(ProgramFiles())
        .FirstOrDefault(File.Exists);

    private static string[] Folders() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);

    private static IEnumerable<string> ProgramFiles() =>
        from root in new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86 }
        from program in new[] { "Google/Chrome/Application/chrome.exe", "Microsoft/Edge/Application/msedge.exe" }
        select Path.Combine(Environment.GetFolderPath(root), program);
}
