using System.Threading.Tasks;
using LyncIM.Tests.Page.Support;
using static Microsoft.Playwright.Assertions;

namespace LyncIM.Tests.Page;

public sealed class SignInTests : PageTestBase
{
    [BrowserFact]
    public async Task Any_name_signs_in_and_each_tab_is_somebody_of_its_own()
    {
        var page = await NewPageAsync();
        await page.GotoAsync(Server.Url.AbsoluteUri);
        await page.Locator("#name").FillAsync("Kim");
        await page.Locator("#name").PressAsync("Enter");
        await Expect(page.Locator("#who")).ToHaveTextAsync("Kim Akers <kim@contoso.com>");
        await Expect(page.Locator("#hint")).ToHaveTextAsync("Send-LyncMessage kim@contoso.com 'Hello'");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync($"{Server.Url}?as=lee");
        await Expect(other.Locator("#who")).ToHaveTextAsync("Lee Gu <lee@contoso.com>");
        await new PersonPage(other).WriteToAsync("kim", "Hello");
        await new PersonPage(page).AcceptAsync();
        await new PersonPage(page).SeesAsync("Hello");
        await page.ReloadAsync();
        await Expect(page.Locator("#who")).ToHaveTextAsync("Kim Akers <kim@contoso.com>");
        await Expect(new PersonPage(other).Events).ToHaveTextAsync(["The other person has left."]);
    }

    [BrowserFact]
    public async Task A_name_that_cannot_be_one_is_refused_in_words()
    {
        AreConnectionsLost = true;
        var page = await NewPageAsync();
        await page.GotoAsync($"{Server.Url}?as=a%20b");
        await Expect(page.Locator("#problem")).ToHaveTextAsync("The server does not let you in under that name.");
        await Expect(page.Locator("#name")).ToHaveValueAsync("a b");
        await page.Locator("#name").FillAsync("ab");
        await page.Locator("#name").PressAsync("Enter");
        await Expect(page.Locator("#who")).ToHaveTextAsync("Ab <ab@contoso.com>");
        await Expect(page.Locator("#problem")).ToBeEmptyAsync();
    }

    [BrowserFact]
    public async Task Whoever_signs_out_or_closes_the_tab_is_gone()
    {
        var (kim, lee) = (await OpenAsync("kim"), await OpenAsync("lee"));
        Assert.Equal(2, Server.Control.ApplicationCount);
        await kim.Page.Locator("#sign-out").ClickAsync();
        await Expect(kim.Page.Locator("#name")).ToBeFocusedAsync();
        await lee.Page.CloseAsync(new() { RunBeforeUnload = true });
        Eventually.Equal(0, () => Server.Control.ApplicationCount);
        await kim.Page.Locator("#name").FillAsync("sam");
        await kim.Page.Locator("#name").PressAsync("Enter");
        await Expect(kim.Page.Locator("#who")).ToHaveTextAsync("Sam <sam@contoso.com>");
    }

    [BrowserFact]
    public async Task A_token_that_has_expired_is_renewed_unseen()
    {
        AreConnectionsLost = true;
        var kim = await OpenAsync("kim");
        Server.Control.SignIn.ExpireTokens();
        await kim.WriteToAsync("echo", "hello");
        await kim.SeesAsync("hello", "echo: hello");
    }
}
