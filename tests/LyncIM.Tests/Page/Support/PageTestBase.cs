using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.DevServer;
using Microsoft.Playwright;

namespace LyncIM.Tests.Page.Support;

/// <summary>
/// A server of its own for each test, and people who open its page. Whatever a test is about: no request leaves the server, and nothing is
/// logged as an error.
/// </summary>
public abstract class PageTestBase : IAsyncLifetime
{
    private readonly List<IBrowserContext> _contexts = [];
    private readonly List<string> _errors = [];
    private readonly List<string> _requests = [];

    private protected DevServerHost Server { get; private set; } = null!;

    /// <summary>Whether connections fail in the test, which the browser logs as errors.</summary>
    private protected bool AreConnectionsLost { get; set; }

    private protected virtual DevServerOptions Options => new()
    {
        TypingTimeout = TimeSpan.FromMilliseconds(600),
        MediumPriorityDelay = TimeSpan.FromMilliseconds(50),
    };

    public async Task InitializeAsync() => Server = await DevServerHost.StartAsync(Options);

    public async Task DisposeAsync()
    {
        foreach (var context in _contexts)
            await context.DisposeAsync();
        Assert.Empty(Server.Control.Failures);
        await Server.DisposeAsync();
        if (AreConnectionsLost)
            _errors.RemoveAll(error => error.StartsWith("Failed to load resource", StringComparison.Ordinal));
        Assert.Empty(_errors);
        Assert.Equal([], _requests.Where(url => !url.StartsWith(Server.Url.AbsoluteUri, StringComparison.Ordinal)));
    }

    /// <summary>Somebody opens the page by the link that signs in at once.</summary>
    private protected async Task<PersonPage> OpenAsync(string name, int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await NewPageAsync(width, height, scheme);
        await page.GotoAsync($"{Server.Url}?as={name}");
        var person = new PersonPage(page);
        await Assertions.Expect(page.Locator("#who")).Not.ToBeEmptyAsync();
        return person;
    }

    private protected async Task<IPage> NewPageAsync(int width = 1280, int height = 800, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await Browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = height },
            ColorScheme = scheme,
            Locale = "en-US",
            ReducedMotion = ReducedMotion.Reduce,
        });
        _contexts.Add(context);
        context.SetDefaultTimeout(20_000);
        context.Request += (_, request) => Note(_requests, request.Url);
        context.WebError += (_, error) => Note(_errors, error.Error);
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Note(_errors, message.Text);
        };
        return await context.NewPageAsync();
    }

    private void Note(List<string> list, string text)
    {
        lock (list)
            list.Add(text);
    }
}
