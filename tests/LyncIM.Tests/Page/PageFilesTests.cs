using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using LyncIM.Tests.DevServer.Support;
using SimulatedContacts;

namespace LyncIM.Tests.Page;

/// <summary>What the page is made of, and how it is served: no browser is needed for this.</summary>
public sealed class PageFilesTests : DevServerTestBase
{
    private static readonly string Folder = Repository.Folder("src", "LyncIM.DevServer", "wwwroot");

    private static IReadOnlyList<string> Scripts => Directory.GetFiles(Path.Combine(Folder, "js"));

    [Fact]
    public async Task A_browser_gets_the_page_with_the_usual_headers_and_a_client_gets_discovery()
    {
        using var browser = new HttpClient();
        browser.DefaultRequestHeaders.Add("Accept", "text/html,application/xhtml+xml");
        var response = await browser.GetAsync(Server.Url);
        Assert.StartsWith("<!DOCTYPE html>", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("default-src 'self'", Header(response, "Content-Security-Policy"));
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("DENY", Header(response, "X-Frame-Options"));
        Assert.Equal("no-referrer", Header(response, "Referrer-Policy"));
        using var client = new HttpClient();
        Assert.Equal("application/json", (await client.GetAsync(Server.Url)).Content.Headers.ContentType!.MediaType);
        foreach (var file in Directory.GetFiles(Folder, "*", SearchOption.AllDirectories))
            Assert.Equal(await File.ReadAllBytesAsync(file), await client.GetByteArrayAsync($"{Server.Url}{Path.GetRelativePath(Folder, file)}"));
    }

    [Fact]
    public void Nothing_is_inline_long_or_from_another_host()
    {
        var page = File.ReadAllText(Path.Combine(Folder, "index.html"));
        Assert.Single(Regex.Matches(page, "<script"));
        Assert.DoesNotMatch(@"<style|\sstyle=|\son\w+=|<script(?![^>]* src=)", page);
        foreach (var file in Directory.GetFiles(Folder, "*", SearchOption.AllDirectories))
            Assert.DoesNotMatch(@"(?<!xmlns="")https?://(?!localhost)", File.ReadAllText(file));
        foreach (var script in Scripts)
        {
            Assert.DoesNotMatch("innerHTML|outerHTML|insertAdjacentHTML|document.write|eval\\(|localStorage|sessionStorage", File.ReadAllText(script));
            Assert.InRange(File.ReadAllLines(script).Length, 1, 250);
        }
    }

    /// <summary>The table is code: its beginnings are read from the source, and what the page names must be them.</summary>
    [Fact]
    public void All_simulated_people_are_offered_with_what_each_does()
    {
        var source = File.ReadAllText(Repository.Folder("src", "SimulatedContacts", "SimulatedPerson.cs"));
        var beginnings = Regex.Matches(source, "(?:Is|IsNumbered|Number)\\(\"([a-z-]+)\"\\)").Select(match => match.Groups[1].Value).Distinct();
        var offered = Offered();
        Assert.Equal(
            beginnings.Append("lee").Order(StringComparer.Ordinal),
            offered.Keys.Select(name => name.TrimEnd("0123456789".ToCharArray())).Order(StringComparer.Ordinal));
        Assert.All(offered.Values, does => Assert.NotEqual("", does));
        foreach (var (name, does) in offered)
            Assert.Equal(does.Contains("fail", StringComparison.Ordinal) || does == "refuses", Fails(name));
    }

    private static bool Fails(string name) =>
        SimulatedPerson.Parse($"sip:{name}@contoso.com")!.StatusOf(new Dictionary<string, string> { [ContentTypes.Plain] = "Hello" }, 1) != SipStatuses.Ok;

    private static Dictionary<string, string> Offered() =>
        Regex.Matches(File.ReadAllText(Path.Combine(Folder, "js", "people.js")), @"\['(.+?)', '(.+)'\]")
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    private static string Header(HttpResponseMessage response, string name) => Assert.Single(response.Headers.GetValues(name));
}
