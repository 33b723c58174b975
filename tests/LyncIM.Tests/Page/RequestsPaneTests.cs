using System.Text.RegularExpressions;
using System.Threading.Tasks;
using LyncIM.Tests.Page.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LyncIM.Tests.Page;

public sealed class RequestsPaneTests : PageTestBase
{
    [BrowserFact]
    public async Task All_requests_are_shown_as_they_come_with_their_bodies_and_without_secrets()
    {
        var kim = await OpenAsync("kim");
        await ShowAsync(kim);
        await Expect(kim.Requests.First).ToHaveTextAsync(
            new Regex(@"^\d+:\d\d:\d\d [AP]M \(nobody\) POST /WebTicket/oauthtoken 200, [\d.]+ ms$"));
        await kim.Requests.First.Locator("summary").ClickAsync();
        await Expect(Body(kim, 0)).ToHaveTextAsync("grant_type=password&username=kim&password=***");
        await Expect(Body(kim, 1)).ToContainTextAsync("\"access_token\": \"***\"");
        await kim.WriteToAsync("echo", "hello");
        var sent = kim.Requests.Filter(new() { HasText = "POST" }).Filter(new() { HasText = "/messagingInvitations" });
        await Expect(sent).ToHaveTextAsync(new Regex(@"kim@contoso\.com POST /ucwa/\S+/messagingInvitations 201, [\d.]+ ms$"));
        await kim.WriteAsync("again");
        var message = kim.Requests.Filter(new() { HasText = "/messaging/messages" });
        await message.Locator("summary").ClickAsync();
        await Expect(message.Locator("pre").First).ToHaveTextAsync("again");
        await Expect(message).ToContainTextAsync("Authorization: Bearer ***");
        await Expect(kim.Requests.Filter(new() { HasText = "/events?" }).Last).ToContainTextAsync("waits");
    }

    [BrowserFact]
    public async Task The_requests_of_one_person_can_be_seen_alone()
    {
        var (kim, lee) = (await OpenAsync("kim"), await OpenAsync("lee"));
        await ShowAsync(kim);
        await kim.Page.Locator("#requests-user").SelectOptionAsync("lee@contoso.com");
        await Expect(kim.Requests.Filter(new() { HasText = "kim@contoso.com" })).ToHaveCountAsync(0);
        await lee.WriteToAsync("echo", "hello");
        await lee.SeesAsync("hello", "echo: hello");
        await Expect(kim.Requests.Filter(new() { HasText = "lee@contoso.com POST" }).Last).ToContainTextAsync("/messagingInvitations");
        await Expect(kim.Requests.Filter(new() { HasText = "kim@contoso.com" })).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task The_pane_can_be_stopped_and_cleared()
    {
        var kim = await OpenAsync("kim");
        await ShowAsync(kim);
        await Expect(kim.Requests).Not.ToHaveCountAsync(0);
        await kim.Page.Locator("#requests-stop").ClickAsync();
        await Expect(kim.Page.Locator("#requests-stop")).ToHaveAttributeAsync("aria-pressed", "true");
        await kim.Page.Locator("#requests-clear").ClickAsync();
        await kim.WriteToAsync("echo", "hello");
        await kim.SeesAsync("hello", "echo: hello");
        await Expect(kim.Requests).ToHaveCountAsync(0);
        await kim.Page.Locator("#requests-stop").ClickAsync();
        await Expect(kim.Requests.Filter(new() { HasText = "/messagingInvitations" })).ToHaveCountAsync(1);
        await Expect(kim.Requests.Filter(new() { HasText = "/WebTicket/" })).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task It_can_be_watched_without_being_anybody()
    {
        var page = await NewPageAsync();
        await page.GotoAsync(Server.Url.AbsoluteUri);
        var nobody = new PersonPage(page);
        await ShowAsync(nobody);
        await OpenAsync("lee");
        await Expect(nobody.Requests.Filter(new() { HasText = "lee@contoso.com" })).Not.ToHaveCountAsync(0);
    }

    private static async Task ShowAsync(PersonPage person)
    {
        await person.Page.Locator("#show-requests").ClickAsync();
        await Expect(person.Page.Locator("#show-requests")).ToHaveAttributeAsync("aria-expanded", "true");
    }

    private static ILocator Body(PersonPage person, int place) => person.Requests.First.Locator("pre").Nth(place);
}
