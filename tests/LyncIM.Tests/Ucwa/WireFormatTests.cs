using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using LyncIM.Adapters.Ucwa;

namespace LyncIM.Tests.Ucwa;

/// <summary>What comes over the wire is understood in each form that servers give it.</summary>
public sealed class WireFormatTests
{
    private static readonly Uri Base = new("https://pool.contoso.example:8443/ucwa/x");

    [Theory]
    [InlineData("data:text/plain;charset=utf-8,Hello+there", LyncMessageFormat.PlainText, "Hello there")]
    [InlineData("data:text/plain;charset=utf-8,1%2b1%3D2", LyncMessageFormat.PlainText, "1+1=2")]
    [InlineData("data:text/plain;charset=utf8,TUAN%0d%0a", LyncMessageFormat.PlainText, "TUAN")]
    [InlineData("data:text/plain;charset=utf-8,a%0d%0a%0d%0a", LyncMessageFormat.PlainText, "a\r\n")]
    [InlineData("data:text/plain,100%+sure%zz", LyncMessageFormat.PlainText, "100% sure%zz")]
    [InlineData("data:text/plain;charset=utf-8,%e2%82%ac+%F0%9D%84%9E", LyncMessageFormat.PlainText, "€ 𝄞")]
    [InlineData("data:text/plain;charset=iso-8859-1,%fc", LyncMessageFormat.PlainText, "ü")]
    [InlineData("data:text/plain;charset=nonsense,a", LyncMessageFormat.PlainText, "a")]
    [InlineData("data:,plain", LyncMessageFormat.PlainText, "plain")]
    [InlineData("DATA:TEXT/HTML;CHARSET=UTF-8,%3Cb%3Ex%3C/b%3E", LyncMessageFormat.Html, "<b>x</b>")]
    [InlineData("data:text/html;base64,PGI+w7w8L2I+", LyncMessageFormat.Html, "<b>ü</b>")]
    [InlineData("data:text/plain;charset=utf-8;base64,YSti", LyncMessageFormat.PlainText, "a+b")]
    [InlineData("data:text/plain;base64,YQ%3D%3D", LyncMessageFormat.PlainText, "a")]
    [InlineData("data:text/plain;base64,YQ", LyncMessageFormat.PlainText, "a")]
    [InlineData("data:text/plain;charset=utf-8,a,b", LyncMessageFormat.PlainText, "a,b")]
    public void A_message_in_a_link_is_read(string href, object format, string text)
    {
        var part = DataUri.TryRead(href)!.Value;
        Assert.Equal(((LyncMessageFormat)format, text), (part.Key, part.Value));
    }

    [Theory]
    [InlineData("https://contoso.example/")]
    [InlineData("data:text/plain")]
    [InlineData("data:image/png;base64,AAAA")]
    [InlineData("data:text/plain;base64,=!=")]
    public void What_is_no_message_is_none(string href) => Assert.Null(DataUri.TryRead(href));

    [Fact]
    public void What_is_written_is_read_alike_with_and_without_a_plus_for_a_blank()
    {
        var text = "a+b c% &<>\r\nü€𝄞\u0007" + new string('x', 100_000);
        var href = DataUri.Write(text);
        Assert.DoesNotContain('+', href);
        Assert.Equal(text, DataUri.TryRead(href)!.Value.Value);
        Assert.Equal(text, Uri.UnescapeDataString(href.Substring(href.IndexOf(',') + 1)));
    }

    [Fact]
    public void Json_of_any_shape_is_read()
    {
        const string Json = """
            {"4d221db7-4af0":"please","n":1.5e3,"b":true,"z":null,"e":"","list":["a",{"x":"\u0007\ud834\udd1e\/"},null],"item":{"item":"i"},"empty":{},"none":[]}
            """;
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(Json), [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Json)] })
        {
            var node = JsonReader.TryRead(bytes)!;
            Assert.Equal("please", node["4d221db7-4af0"]?.Text);
            Assert.Equal("1.5e3", node["N"]?.Text);
            Assert.Equal("true", node["b"]?.Text);
            Assert.Equal("", node["e"]?.Text);
            Assert.Empty(node["z"]!.Items);
            Assert.Equal("\u0007𝄞/", node["list"]!.Items.ElementAt(1)["x"]?.Text);
            Assert.Equal("i", node["item"]?["item"]?.Text);
            Assert.True(node["empty"]!.IsObject);
            Assert.Empty(node["none"]!.Items);
            Assert.Null(node["absent"]);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html></html>")]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":1} and more")]
    public void What_is_no_json_is_none(string text) => Assert.Null(JsonReader.TryRead(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Json_that_is_nested_without_end_is_none() =>
        Assert.Null(JsonReader.TryRead(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 100_000)))));

    [Fact]
    public void A_body_says_what_was_put_into_it()
    {
        var body = new JsonBody().Add("to", "sip:k\"\\im@contoso.com").Add("none", (string?)null).Add("duration", 10)
            .Add("Uris", new[] { "a", "b" }).Add("_links", new JsonBody().Add("message", new JsonBody().Add("href", "data:,\u0007")));
        using var read = System.Text.Json.JsonDocument.Parse(body.ToBytes());
        var root = read.RootElement;
        Assert.Equal("sip:k\"\\im@contoso.com", root.GetProperty("to").GetString());
        Assert.False(root.TryGetProperty("none", out _));
        Assert.Equal(10, root.GetProperty("duration").GetInt32());
        Assert.Equal(["a", "b"], root.GetProperty("Uris").EnumerateArray().Select(item => item.GetString()));
        Assert.Equal("data:,\u0007", root.GetProperty("_links").GetProperty("message").GetProperty("href").GetString());
    }

    [Theory]
    [InlineData("MsRtcOAuth href=\"https://h/t\",grant_type=\"urn:microsoft.rtc:windows,password\"")]
    [InlineData("MsRtcOAuth href=https://h/t,grant_type=urn:microsoft.rtc:windows,password")]
    [InlineData("MsRtcOAuth grant_type=\"urn:microsoft.rtc:windows,urn:microsoft.rtc:windows,password\", href=\"https://h/t\"")]
    [InlineData("Bearer trusted_issuers=\"a,b@c\",client_id=\"1\"|MsRtcOAuth href=\"/t\",grant_type=\"password,urn:microsoft.rtc:windows\"")]
    [InlineData("Bearer trusted_issuers=\"a\",client_id=\"1\", MsRtcOAuth href=\"https://h/t\", grant_type=\"password,urn:microsoft.rtc:windows\"")]
    [InlineData("Negotiate, NTLM, MsRtcOAuth href=\"https://h/t\",grant_type=\"password,urn:microsoft.rtc:windows\", Bearer realm=\"x\"")]
    [InlineData("msrtcoauth HREF=\"https://h/t\", GRANT_TYPE=\"password, urn:microsoft.rtc:windows\"")]
    public void A_challenge_is_found_in_one_header_or_several(string headers)
    {
        var challenge = Challenge.Find(new Uri("https://h/x"), headers.Split('|'))!;
        Assert.Equal("https://h/t", challenge.Endpoint.AbsoluteUri);
        Assert.Superset(new HashSet<string> { "password", "urn:microsoft.rtc:windows" }, challenge.Grants.ToHashSet());
    }

    [Theory]
    [InlineData("Negotiate")]
    [InlineData("Bearer href=\"https://h/t\"")]
    [InlineData("")]
    public void Where_no_challenge_is_ours_there_is_none(string header) => Assert.Null(Challenge.Find(Base, [header]));

    [Fact]
    public void Links_are_absolute_relative_alone_or_several_and_their_form_means_nothing()
    {
        var node = JsonReader.TryRead("""
            {"_links":{"self":{"href":"y?a=1"},"many":[{"href":"/1","title":"One"},{"href":"https://other.example:444/2"}],"text":"/3","data":{"href":"data:,x"}},
             "_embedded":{"one":{"a":"1"},"two":[{"a":"2"},{"a":"3"}]}}
            """u8.ToArray())!;
        var resource = new UcwaResource(node, Base);
        Assert.Equal("https://pool.contoso.example:8443/ucwa/y?a=1", resource.Self?.AbsoluteUri);
        Assert.Equal(
            ["https://pool.contoso.example:8443/1", "https://other.example:444/2"], resource.Links("many").Select(link => link.Uri!.AbsoluteUri));
        Assert.Equal("One", resource.Link("many")?.Title);
        Assert.Equal("https://pool.contoso.example:8443/3", resource.Link("text")?.Uri?.AbsoluteUri);
        Assert.Null(resource.Link("data")?.Uri);
        Assert.Null(resource.Link("absent"));
        Assert.Equal(["1"], resource.AllEmbedded("one").Select(one => one.Text("a")));
        Assert.Equal(["2", "3"], resource.AllEmbedded("two").Select(one => one.Text("a")));
    }

    [Theory]
    [InlineData("contoso.com", "https://lyncdiscoverinternal.contoso.com/|https://lyncdiscover.contoso.com/|https://contoso.com/Autodiscover/AutodiscoverService.svc/root")]
    [InlineData(" pool.contoso.com:8443 ", "https://pool.contoso.com:8443/Autodiscover/AutodiscoverService.svc/root|https://pool.contoso.com:8443/")]
    [InlineData("https://pool.contoso.com", "https://pool.contoso.com/Autodiscover/AutodiscoverService.svc/root|https://pool.contoso.com/")]
    [InlineData("https://pool.contoso.com/my/root", "https://pool.contoso.com/my/root")]
    [InlineData("192.0.2.7", "https://192.0.2.7/Autodiscover/AutodiscoverService.svc/root")]
    [InlineData("[2001:db8::1]:444", "https://[2001:db8::1]:444/Autodiscover/AutodiscoverService.svc/root|https://[2001:db8::1]:444/")]
    public void What_a_user_gives_as_the_server_is_looked_for_there(string location, string candidates) =>
        Assert.Equal(candidates.Split('|'), ServerAddress.Candidates(location).Select(uri => uri.AbsoluteUri));

    [Theory]
    [InlineData("not a server")]
    [InlineData("ftp://contoso.com")]
    [InlineData("https://kim:topsecret@contoso.com/")]
    [InlineData("https://")]
    public void What_is_no_server_is_said_and_no_password_in_it_is_shown(string location)
    {
        var failure = Assert.Throws<LyncException>(() => ServerAddress.Candidates(location));
        Assert.Equal(MessagingError.ServerNotFound, failure.Error);
        Assert.DoesNotContain("topsecret", failure.Message, StringComparison.Ordinal);
    }
}
