using System.Linq;
using LyncIM.Messaging;

namespace LyncIM.Tests.Units;

public sealed class SipAddressTests
{
    /// <summary>Fifty things that are no addresses.</summary>
    public static TheoryData<string?> Malformed
    {
        get
        {
            var malformed = new TheoryData<string?>
            {
                null, "", " ", "\t\r\n", "\0", "@", "sip:", "sip:@", "SIP: ", "kim", "kim@", "@contoso.com", "kim@@contoso.com",
                "kim@contoso@com", "kim contoso.com", "kim @contoso.com", "kim@ contoso.com", "k im@contoso.com", "kim@con toso.com",
                "kim@contoso..com", "kim@.contoso.com", "kim@contoso.com.", "kim@-contoso.com", "kim@contoso-.com", "kim@contoso_com",
                "kim@contoso.com:5060", "kim@contoso.com;user=phone", "kim@contoso.com?subject=hi", "kim@contoso.com/x", "kim@[::1]",
                "sips:kim@contoso.com", "tel:+15551234", "mailto:kim@contoso.com", "sip:sip:kim@contoso.com", "http://contoso.com/kim",
                "<kim@contoso.com>", "\"kim\"@contoso.com", "kim\\@contoso.com", "kim#@contoso.com", "kim%@contoso.com", "kim%4@contoso.com",
                "jürgen@contoso.com", "kim@müller.de", "kim\u001b[31m@contoso.com", "kim\a@contoso.com", "kim\u0000@contoso.com",
                "kim\ud800@contoso.com", "kim@contoso\udc00.com", "kim\u202e@contoso.com",
                new string('k', 10 * 1024) + "@contoso.com",
            };
            Assert.Equal(50, malformed.Count);
            return malformed;
        }
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void What_is_no_address_is_refused_with_what_is_wrong_and_nothing_that_could_harm_a_screen(string? text)
    {
        var refusal = Assert.Throws<LyncException>(() => SipAddress.Parse(text));
        Assert.Equal("InvalidSipAddress", refusal.ErrorId);
        Assert.Contains("is not a SIP address: ", refusal.Message);
        Assert.DoesNotContain(refusal.Message, char.IsControl);
        Assert.InRange(refusal.Message.Length, 1, 200);
    }

    [Theory]
    [InlineData("kim@contoso.com", "kim@contoso.com")]
    [InlineData("sip:kim@contoso.com", "kim@contoso.com")]
    [InlineData("SIP:Kim.Smith@Contoso.COM", "kim.smith@contoso.com")]
    [InlineData("  kim@contoso.com\r\n", "kim@contoso.com")]
    [InlineData("o'brien+test_1@sub-domain.contoso.com", "o'brien+test_1@sub-domain.contoso.com")]
    [InlineData("+15551234@contoso.com", "+15551234@contoso.com")]
    [InlineData("k%20im@contoso.com", "k%20im@contoso.com")]
    [InlineData("kim@localhost", "kim@localhost")]
    [InlineData("kim@10.0.0.1", "kim@10.0.0.1")]
    public void What_is_an_address_is_taken_whatever_its_case(string text, string address)
    {
        Assert.Equal(address, SipAddress.Parse(text).Address);
        Assert.Equal("sip:" + address, SipAddress.Parse(text).Uri);
    }

    [Fact]
    public void The_longest_address_is_taken_and_the_next_is_not()
    {
        var label = new string('d', 63);
        var host = string.Join('.', Enumerable.Repeat(label, 4));
        var longest = new string('u', SipAddress.MaxLength - host.Length - 1) + "@" + host;
        Assert.Equal(longest, SipAddress.Parse(longest).Address);
        Assert.Throws<LyncException>(() => SipAddress.Parse("u" + longest));
    }
}
