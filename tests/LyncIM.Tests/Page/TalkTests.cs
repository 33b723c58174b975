using System.Text.RegularExpressions;
using System.Threading.Tasks;
using LyncIM.Tests.Page.Support;
using static Microsoft.Playwright.Assertions;

namespace LyncIM.Tests.Page;

public sealed class TalkTests : PageTestBase
{
    [BrowserFact]
    public async Task Two_people_talk_and_see_each_other_type()
    {
        var (kim, lee) = (await OpenAsync("kim"), await OpenAsync("lee"));
        await kim.WriteToAsync("lee", "Hello Lee");
        await Expect(lee.Page.Locator("#news")).ToHaveTextAsync("Kim Akers invites you.");
        await lee.AcceptAsync();
        await lee.SeesAsync("Hello Lee");
        await Expect(kim.Fate).ToHaveTextAsync(new Regex("^You, .* - delivered$"));
        await lee.Page.Locator("#text").PressSequentiallyAsync("Hi");
        await Expect(kim.Typing).ToHaveTextAsync("Lee Gu is typing...");
        await Expect(kim.Typing).ToBeEmptyAsync();
        await lee.Page.Locator("#text").PressAsync("Shift+Enter");
        await lee.Page.Locator("#text").PressSequentiallyAsync("Kim");
        await lee.Page.Locator("#text").PressAsync("Enter");
        await kim.SeesAsync("Hello Lee", "Hi\nKim");
        await Expect(kim.Typing).ToBeEmptyAsync();
    }

    [BrowserFact]
    public async Task The_newest_conversation_is_first_and_says_how_much_is_unread()
    {
        var kim = await OpenAsync("kim");
        await kim.WriteToAsync("echo", "one");
        await kim.SeesAsync("one", "echo: one");
        await kim.WriteToAsync("yes", "two");
        await kim.SeesAsync("two", "yes");
        await Expect(kim.Talks.Locator(".name")).ToHaveTextAsync(["Yes", "Echo"]);
        var talk = Server.Control.ConversationOf("echo@contoso.com")!;
        talk.Say("echo@contoso.com", "three");
        talk.Say("echo@contoso.com", "four");
        await Expect(kim.Talks.Locator(".name")).ToHaveTextAsync(["Echo", "Yes"]);
        await Expect(kim.Talks.First.Locator(".unread")).ToHaveTextAsync("2 unread");
        await Expect(kim.Page).ToHaveTitleAsync("(2) Kim Akers - LyncIM development server");
        await kim.OpenAsync("Echo");
        await kim.SeesAsync("one", "echo: one", "three", "four");
        await Expect(kim.Page).ToHaveTitleAsync("Kim Akers - LyncIM development server");
        await Expect(kim.Talks.First.Locator(".unread")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task A_group_shows_who_is_in_it_and_who_leaves()
    {
        var (kim, lee, sam) = (await OpenAsync("kim"), await OpenAsync("lee"), await OpenAsync("sam"));
        await kim.WriteToAsync("lee", "Shall we?");
        await lee.AcceptAsync();
        await Expect(kim.Page.Locator("#add")).ToBeVisibleAsync();
        await kim.Page.Locator("#add").FillAsync("sam");
        await kim.Page.Locator("#add").PressAsync("Enter");
        await sam.OpenAsync("Invitation");
        await Expect(sam.Page.Locator("#invitation-text")).ToHaveTextAsync("Kim Akers invites you to a group.");
        await sam.AcceptAsync();
        await Expect(sam.People).ToHaveTextAsync(["Kim Akers <kim@contoso.com>", "Lee Gu <lee@contoso.com>"]);
        await Expect(lee.People).ToHaveTextAsync(["Kim Akers <kim@contoso.com>", "Sam <sam@contoso.com>"]);
        await sam.WriteAsync("Here I am");
        await kim.SeesAsync("Shall we?", "Here I am");
        await lee.SeesAsync("Shall we?", "Here I am");
        await sam.Page.Locator("#leave").ClickAsync();
        await Expect(sam.Events.Last).ToHaveTextAsync("You have left.");
        await Expect(lee.Events).ToHaveTextAsync(["Sam has left."]);
        await Expect(lee.People).ToHaveTextAsync(["Kim Akers <kim@contoso.com>"]);
    }

    [BrowserFact]
    public async Task Whoever_is_declined_or_left_alone_reads_so_and_can_begin_again()
    {
        var (kim, lee) = (await OpenAsync("kim"), await OpenAsync("lee"));
        await kim.WriteToAsync("lee", "now?");
        await lee.DeclineAsync();
        await lee.SeesAsync("now?");
        await Expect(lee.Events).ToHaveTextAsync(["You have declined."]);
        await Expect(kim.Fate).ToContainTextAsync("not delivered: Your invitation was declined.");
        await kim.WriteAsync("and now?");
        await lee.AcceptAsync();
        await lee.Page.Locator("#leave").ClickAsync();
        await Expect(kim.Events).ToHaveTextAsync(["The conversation was not started.", "The other person has left."]);
        await kim.SeesAsync("now?", "and now?");
        await kim.Page.Locator("#leave").ClickAsync();
        await Expect(kim.Talks).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task What_failed_is_said_with_why()
    {
        var kim = await OpenAsync("kim");
        foreach (var (address, why) in new[]
        {
            ("decline", "Your invitation was declined. (RemoteFailure/Declined)"),
            ("unknown", "The person or meeting doesn't exist. (NotFound/DestinationNotFound)"),
            ("offline", "The person cannot be reached. (RemoteFailure/Unreachable)"),
            ("dnd", "The person does not want to be disturbed. (RemoteFailure/DoNotDisturb)"),
            ("short3", "The message is too long. (EntityTooLarge/EntityTooLarge)"),
        })
        {
            await kim.WriteToAsync(address, "Hello");
            await Expect(kim.Fate).ToContainTextAsync($"not delivered: {why}");
        }
    }

    [BrowserFact]
    public async Task Who_was_not_added_to_a_group_is_named()
    {
        var kim = await OpenAsync("kim");
        await kim.WriteToAsync("lee", "Hello");
        await kim.Page.Locator("#add").FillAsync("sip:Decline@contoso.com");
        await kim.Page.Locator("#add").PressAsync("Enter");
        await Expect(kim.Events).ToHaveTextAsync(
        [
            "decline@contoso.com has been invited.",
            "decline@contoso.com was not added: Your invitation was declined. (RemoteFailure/Declined)",
        ]);
        await kim.Page.Locator("#add").FillAsync("lee");
        await kim.Page.Locator("#add").PressAsync("Enter");
        await Expect(kim.Page.Locator("#problem")).ToHaveTextAsync("lee@contoso.com takes part already.");
    }

    [BrowserFact]
    public async Task What_is_being_written_stays_when_another_conversation_is_looked_at()
    {
        var kim = await OpenAsync("kim");
        await kim.WriteToAsync("lee", "Hello");
        await kim.Page.Locator("#text").FillAsync("half a sen");
        await kim.WriteToAsync("yes", "ok?");
        await kim.OpenAsync("Lee Gu");
        await Expect(kim.Page.Locator("#text")).ToHaveValueAsync("half a sen");
    }
}
