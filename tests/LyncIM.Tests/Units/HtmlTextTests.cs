using System.Linq;
using CsCheck;
using LyncIM.Formatting;

namespace LyncIM.Tests.Units;

public sealed class HtmlTextTests
{
    private static readonly Gen<string> Piece = Gen.OneOf(
        "word", " ", "\n", "  two  words ", "&amp;", "&lt;b&gt;", "&#8364;", "&nbsp;", "&", ">", "\"", "<br>", "<br/>", "<br />", "\u05E9", "\U0001F44D");

    private static readonly Gen<string> StartTag = Gen.OneOf(
        "<div>",
        "<DIV style=\"font-size: 10pt; color: #000000\">",
        "<span class=\"x\" style=\"direction:ltr\">",
        "<b>",
        "<i>",
        "<font face=\"Segoe UI\" size=\"2\">",
        "<body>",
        "<html>");

    [Theory]
    [InlineData("<html><body><div style=\"font-size:10pt;color:#000000\"><div>hello &amp; bye</div></div></body></html>", "hello & bye")]
    [InlineData("<DIV><SPAN>one</SPAN> <b>two</b><br>three</DIV>", "one two\nthree")]
    [InlineData("no tags", "no tags")]
    public void What_clients_usually_send_is_read_without_a_document(string html, string text) => Assert.Equal(text, SimpleHtml.Read(html));

    [Theory]
    [InlineData("<p>one</p>")]
    [InlineData("<a href=\"https://contoso.com\">x</a>")]
    [InlineData("<div>never closed")]
    [InlineData("<b><i>crossed</b></i>")]
    [InlineData("</b>")]
    [InlineData("<b")]
    [InlineData("<b x=\"")]
    [InlineData("<b x=\"a>b\">c</b>")]
    [InlineData("<b x='single'>c</b>")]
    [InlineData("<b1>c</b1>")]
    [InlineData("<!-- no --><b>c</b>")]
    [InlineData("a < b")]
    [InlineData("</br>")]
    public void What_is_not_simple_is_left_to_the_library(string html) => Assert.Null(SimpleHtml.Read(html));

    [Fact]
    public void Simple_HTML_is_read_as_the_library_reads_it() =>
        Html(depth: 4).Sample(html => Assert.Equal(HtmlText.ReadWhole(html), SimpleHtml.Read(html)), iter: 2_000);

    [Fact]
    public void A_body_that_cannot_be_read_is_told_as_it_came() =>
        Assert.Equal("<b>body</b>", MessageText.ReadOrKeep("<b>body</b>", _ => throw new System.IO.FileNotFoundException()));

    private static Gen<string> Html(int depth)
    {
        if (depth == 0)
            return Piece;
        var element = Gen.Select(StartTag, Html(depth - 1), (start, inside) => start + inside + "</" + Name(start) + ">");
        return Gen.OneOf(Piece, element).Array[0, 5].Select(string.Concat);
    }

    private static string Name(string start) => new([.. start.Skip(1).TakeWhile(char.IsLetter)]);
}
