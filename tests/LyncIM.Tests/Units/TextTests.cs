using System.Linq;
using LyncIM.Formatting;

namespace LyncIM.Tests.Units;

public sealed class TextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\tb\nc", "a\tb\nc")]
    [InlineData("a\r\nb\rc\r\n", "a\nb\nc\n")]
    [InlineData("\u001b[2Jclear\u001b]0;title\a", "[2Jclear]0;title")]
    [InlineData("c1:\u009b31m", "c1:31m")]
    [InlineData("back\b\bspace\u007f", "backspace")]
    [InlineData("e\u0301 \U0001F468\u200D\U0001F469\u200D\U0001F467 שלום", "e\u0301 \U0001F468\u200D\U0001F469\u200D\U0001F467 שלום")]
    [InlineData("lone \ud83d surrogate", "lone \ud83d surrogate")]
    public void Shown_text_has_no_control_characters_but_tab_and_newline_and_is_otherwise_unharmed(string text, string clean) =>
        Assert.Equal(clean, DisplayText.Clean(text));

    [Theory]
    [InlineData("<p>one</p><p>two</p>", "one\ntwo")]
    [InlineData("one<br>two<br/>three", "one\ntwo\nthree")]
    [InlineData("<div>one<div>two</div></div>three", "one\ntwo\nthree")]
    [InlineData("  folded \n  <b>white</b>   space ", "folded white space")]
    [InlineData("&lt;tag&gt; &amp; &quot;quotes&quot; &#8364; &#x1F600; &nbsp;x", "<tag> & \"quotes\" \u20AC \U0001F600  x")]
    [InlineData("<ul><li>one<li>two</ul>", "- one\n- two")]
    [InlineData("<ol><li>one</li><li>two</li></ol>", "1. one\n2. two")]
    [InlineData("see <a href='https://contoso.com/x?a=1&amp;b=2'>this page</a>.", "see this page (https://contoso.com/x?a=1&b=2).")]
    [InlineData("<a href='https://contoso.com/'>https://contoso.com</a>", "https://contoso.com")]
    [InlineData("<a href='mailto:kim@contoso.com'>kim@contoso.com</a>", "kim@contoso.com")]
    [InlineData("<html><head><title>t</title><style>p{}</style></head><body>text<script>evil()</script></body></html>", "text")]
    [InlineData("<pre>a  b\n  c</pre>", "a  b\n  c")]
    [InlineData("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a\tb\nc")]
    [InlineData("<img src='http://evil/x.png' alt='a smile'>", "a smile")]
    [InlineData("unclosed <b>bold <i>both", "unclosed bold both")]
    [InlineData("<!-- nothing --> something", "something")]
    [InlineData("a &lt; b", "a < b")]
    [InlineData("", "")]
    public void HTML_is_read_as_a_person_would_see_it(string html, string text) => Assert.Equal(text, HtmlText.Read(html));

    [Fact]
    public void HTML_that_is_nested_without_end_is_read_all_the_same() =>
        Assert.Equal("deep", HtmlText.Read(string.Concat(Enumerable.Repeat("<div><b>", 50_000)) + "deep").Trim());

    [Theory]
    [InlineData(@"{\rtf1\ansi\deff0{\fonttbl{\f0 Segoe UI;}}{\colortbl;\red0\green0\blue0;}\f0\fs20 hello\par}", "hello")]
    [InlineData(@"{\rtf1 one\par two\line three\tab four}", "one\ntwo\nthree\tfour")]
    [InlineData(@"{\rtf1\uc1 \u8364?uro \u-10179?\u-8704?}", "\u20ACuro \U0001F600")]
    [InlineData(@"{\rtf1\uc2 \u8364\'80\'80x\uc0 \u8364y}", "\u20ACx\u20ACy")]
    [InlineData(@"{\rtf1\ansi\ansicpg1252 caf\'e9 \'80 \'93quoted\'94}", "caf\u00E9 \u20AC \u201Cquoted\u201D")]
    [InlineData(@"{\rtf1 \{braces\} and \\ and {nested {groups}}}", "{braces} and \\ and nested groups")]
    [InlineData(@"{\rtf1{\*\generator Riched20;}{\info{\author Kim}}{\pict 0123}text}", "text")]
    [InlineData(@"{\rtf1 \bullet  \emdash  \lquote a\rquote}", "\u2022 \u2014 \u2018a\u2019")]
    [InlineData(@"{\rtf1 a\~b\_c\-d}", "a b-cd")]
    [InlineData(@"{\rtf1 unbalanced {group", "unbalanced group")]
    [InlineData(@"{\rtf1 }}}} more }", " more ")]
    [InlineData(@"{\rtf1 bad hex \'zz and end \", "bad hex  and end ")]
    [InlineData("", "")]
    public void RTF_is_read_as_a_person_would_see_it(string rtf, string text) => Assert.Equal(text, RtfText.Read(rtf));

    [Theory]
    [InlineData("plain")]
    [InlineData("{braces} \\ and \u20AC \U0001F600")]
    [InlineData("two\nlines\tand a tab")]
    public void What_is_written_as_RTF_is_read_as_the_same_text(string text) => Assert.Equal(text, RtfText.Read(RtfText.Write(text)));

    [Fact]
    public void A_message_is_read_from_the_best_that_it_holds()
    {
        Assert.Equal("plain", Read("text", (LyncMessageFormat.PlainText, "plain"), (LyncMessageFormat.Html, "<b>html</b>")));
        Assert.Equal("html", Read("text", (LyncMessageFormat.PlainText, ""), (LyncMessageFormat.Html, "<b>html</b>")));
        Assert.Equal("rtf", Read("text", (LyncMessageFormat.RichText, @"{\rtf1 rtf}")));
        Assert.Equal("text", Read("text"));
        Assert.Equal("text", Read("text", (LyncMessageFormat.Ink, "base64:AA==")));
        Assert.Equal("(an ink drawing)", Read(null, (LyncMessageFormat.Ink, "base64:AA=="), (LyncMessageFormat.Gif, "base64:AA==")));
        Assert.Equal("(a GIF image)", Read(null, (LyncMessageFormat.Gif, "base64:AA==")));
        Assert.Equal("(a message without text)", Read(null, (LyncMessageFormat.PlainText, "")));
        Assert.Equal("(an empty message)", Read(null));
    }

    [Theory]
    [InlineData("short", "'short'")]
    [InlineData("two\r\nlines\u001b[0m", "'two lines[0m'")]
    [InlineData(null, "''")]
    public void What_is_quoted_in_an_error_stays_on_its_line(string? text, string quoted) => Assert.Equal(quoted, DisplayText.Quote(text));

    [Fact]
    public void What_is_quoted_in_an_error_is_cut() => Assert.InRange(DisplayText.Quote(new string('x', 100_000)).Length, 10, 70);

    private static string Read(string? text, params (LyncMessageFormat Format, string Body)[] parts) =>
        MessageText.Read(parts.ToDictionary(part => part.Format, part => part.Body), text);
}
