using LyncIM.Messaging;
using LyncIM.Session;

namespace LyncIM.Tests.Session.Parts;

/// <summary>What others have written is safe to show from the moment it comes in, and nothing else is lost of it.</summary>
public sealed class SanitizerTests
{
    private const string Evil = "evil\u001b[2J\r\nname\u202E";

    [Theory]
    [InlineData("sip:Kim@Contoso.com", "kim@contoso.com")]
    [InlineData("SIP:kim@contoso.com", "kim@contoso.com")]
    [InlineData("kim\u001b[31m@contoso.com", "kim[31m@contoso.com")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void An_address_has_no_scheme_no_capitals_and_no_control_characters(string? uri, string address) =>
        Assert.Equal(address, Sanitizer.Address(uri));

    [Fact]
    public void A_name_is_one_line_and_an_address_stands_for_one_that_is_not_known()
    {
        var (address, name) = Sanitizer.Person(new Person("sip:kim@contoso.com", Evil));
        Assert.Equal("kim@contoso.com", address);
        Assert.StartsWith("evil[2J name", name);
        Assert.DoesNotContain(name, char.IsControl);
        Assert.Equal(("kim@contoso.com", "kim@contoso.com"), Sanitizer.Person(new Person("sip:kim@contoso.com", "")));
    }

    [Fact]
    public void A_message_has_a_clean_text_and_keeps_what_came()
    {
        var contents = new MessageContents(LyncMessageFormat.Html, "<b>bold</b>\u0007");
        var message = Sanitizer.Message(new LyncConversation(), new ArrivedMessage(new Person("sip:kim@contoso.com", Evil), false, contents, null));
        Assert.Equal(("bold", "Incoming", "kim@contoso.com"), (message.Text, message.Direction, message.From));
        Assert.Equal("<b>bold</b>\u0007", message.Contents[nameof(LyncMessageFormat.Html)]);
        Assert.DoesNotContain(message.SenderName, char.IsControl);
    }

    [Fact]
    public void A_message_of_the_local_user_is_outgoing()
    {
        var arrived = new ArrivedMessage(new Person("sip:me@contoso.com", "Me Myself"), IsFromSelf: true, new MessageContents("hi"), "hi");
        Assert.Equal("Outgoing", Sanitizer.Message(new LyncConversation(), arrived).Direction);
    }

    [Fact]
    public void Everything_that_is_known_of_a_contact_is_one_line()
    {
        var card = new ContactCard(new Person("sip:kim@contoso.com", Evil))
        {
            Activity = Evil,
            Title = Evil,
            Department = Evil,
            Company = Evil,
            Office = Evil,
            Mail = Evil,
            Note = Evil,
            Location = Evil,
        };
        var contact = Sanitizer.Contact(card);
        Assert.All(
            [
                contact.DisplayName, contact.Activity, contact.Title, contact.Department, contact.Company, contact.Office, contact.Mail, contact.Note,
                contact.Location,
            ],
            text =>
            {
                Assert.StartsWith("evil[2J name", text);
                Assert.DoesNotContain(text, char.IsControl);
            });
    }

    [Fact]
    public void A_group_without_an_address_goes_by_its_mail()
    {
        var contact = Sanitizer.Contact(new ContactCard(new Person("", "")) { IsGroup = true, Mail = "It-OnCall@contoso.com" });
        Assert.Equal(("it-oncall@contoso.com", "it-oncall@contoso.com", "Group"), (contact.SipAddress, contact.DisplayName, contact.Type));
    }
}
