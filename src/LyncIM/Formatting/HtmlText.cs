using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text.RegularExpressions;
using HtmlAgilityPack;

namespace LyncIM.Formatting;

/// <summary>The text of HTML. Nothing is rendered and nothing is fetched.</summary>
internal static class HtmlText
{
    /// <summary>HTML that is nested deeper just has its tags taken out, so that it cannot exhaust the stack.</summary>
    private const int MaxDepth = 200;

    private static readonly Regex Tag = new("<[^>]*>", RegexOptions.CultureInvariant);

    private static readonly HashSet<string> Hidden = new(StringComparer.OrdinalIgnoreCase) { "head", "script", "style", "title", "object" };

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "blockquote", "body", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p",
        "pre", "section", "table", "tr", "ul",
    };

    public static string Read(string html) => SimpleHtml.Read(html) ?? ReadWhole(html);

    /// <summary>Reads any HTML, however broken.</summary>
    public static string ReadWhole(string html)
    {
        var text = new HtmlWriter();
        if (Parse(html) is { } document)
            Read(document.DocumentNode, text);
        else
            text.Words(Decode(Tag.Replace(html, " ")), false);
        return text.ToString();
    }

    private static HtmlDocument? Parse(string html)
    {
        try
        {
            var document = new HtmlDocument { OptionMaxNestedChildNodes = MaxDepth };
            document.LoadHtml(html);
            return document;
        }
        catch (Exception)
        {
            // The library says "too deep" with a plain Exception.
            return null;
        }
    }

    private static void Read(HtmlNode node, HtmlWriter text)
    {
        if (node is HtmlTextNode plain)
        {
            text.Words(Decode(plain.Text), IsPreformatted(plain));
            return;
        }
        if (node.NodeType == HtmlNodeType.Comment || Hidden.Contains(node.Name))
            return;
        if (node.Name == "br")
        {
            text.LineBreak();
            return;
        }
        if (node.Name == "img")
            text.Words(Decode(node.GetAttributeValue("alt", "")), false);

        var isBlock = Blocks.Contains(node.Name);
        if (isBlock)
            text.StartLine();
        if (node.Name == "li")
            text.Words(Bullet(node), true);
        if (node.Name is "td" or "th" && node.PreviousSibling is not null)
            text.Words("\t", true);
        foreach (var child in node.ChildNodes)
            Read(child, text);
        if (node.Name == "a")
            AppendAddress(node, text);
        if (isBlock)
            text.StartLine();
    }

    /// <summary>A link shows where it leads, unless its text says so already.</summary>
    private static void AppendAddress(HtmlNode link, HtmlWriter text)
    {
        var address = Decode(link.GetAttributeValue("href", "")).Trim();
        var shown = Decode(link.InnerText).Trim();
        if (address.Length > 0 && !SameAddress(address, shown))
            text.Words(shown.Length > 0 ? $" ({address})" : address, false);
    }

    private static bool SameAddress(string address, string shown) =>
        string.Equals(Bare(address), Bare(shown), StringComparison.OrdinalIgnoreCase);

    private static string Bare(string address)
    {
        foreach (var prefix in new[] { "mailto:", "http://", "https://" })
        {
            if (address.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                address = address.Substring(prefix.Length);
        }
        return address.TrimEnd('/');
    }

    private static string Bullet(HtmlNode item) => item.ParentNode.Name == "ol"
        ? $"{item.ParentNode.ChildNodes.Where(node => node.Name == "li").TakeWhile(node => node != item).Count() + 1}. "
        : "- ";

    private static string Decode(string html) => WebUtility.HtmlDecode(html);

    private static bool IsPreformatted(HtmlNode node) => node.Ancestors("pre").Any();
}
