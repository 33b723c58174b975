using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LyncIM.Tests.Page.Support;

/// <summary>Somebody's page: what they do on it, and what they see.</summary>
internal sealed class PersonPage
{
    public PersonPage(IPage page) => Page = page;

    public IPage Page { get; }

    public ILocator Connection => Page.Locator("#connection");

    public ILocator Typing => Page.Locator("#typing");

    /// <summary>What was said about the conversation that is open: who has left, what has failed.</summary>
    public ILocator Events => Page.Locator("#messages .event");

    public ILocator People => Page.Locator("#talk-people li");

    public ILocator Talks => Page.Locator("#conversations button");

    public ILocator Requests => Page.Locator("#requests-list li:visible");

    /// <summary>Writes to somebody new.</summary>
    public async Task WriteToAsync(string address, string text)
    {
        await Page.Locator("#to").FillAsync(address);
        await Page.Locator("#to").PressAsync("Enter");
        await WriteAsync(text);
    }

    /// <summary>Writes in the conversation that is open.</summary>
    public async Task WriteAsync(string text)
    {
        await Page.Locator("#text").FillAsync(text);
        await Page.Locator("#text").PressAsync("Enter");
    }

    /// <summary>Opens the conversation of which the list says that.</summary>
    public Task OpenAsync(string text) => Talks.Filter(new() { HasText = text }).First.ClickAsync();

    /// <summary>Opens an invitation that has come, and takes it.</summary>
    public async Task AcceptAsync()
    {
        await OpenAsync("Invitation");
        await Page.Locator("#accept").ClickAsync();
        await Expect(Page.Locator("#invitation")).ToBeHiddenAsync();
    }

    public async Task DeclineAsync()
    {
        await OpenAsync("Invitation");
        await Page.Locator("#decline").ClickAsync();
    }

    public Task PublishAsync(string availability) => Page.Locator("#presence").SelectOptionAsync(availability);

    /// <summary>The messages of the conversation that is open are those, in that order.</summary>
    public Task SeesAsync(params string[] texts) => Eventually.EqualAsync(texts, async () => (await TextsAsync()).ToArray());

    /// <summary>What the last message of one's own says about itself.</summary>
    public ILocator Fate => Page.Locator("#messages .own .meta").Last;

    public async Task<IReadOnlyList<string>> TextsAsync() =>
        await Page.Locator("#messages .text").EvaluateAllAsync<string[]>("texts => texts.map(text => text.textContent)");
}
