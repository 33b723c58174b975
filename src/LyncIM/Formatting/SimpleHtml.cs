using System;
using System.Collections.Generic;
using System.Net;

namespace LyncIM.Formatting;

/// <summary>
/// Reads the HTML that messaging clients usually send without building a document: properly nested elements that only set fonts or
/// break lines. What has anything else is left to <see cref="HtmlText.ReadWhole"/>.
/// </summary>
internal sealed class SimpleHtml
{
    private static readonly Dictionary<string, ElementKind> Elements = new(StringComparer.OrdinalIgnoreCase)
    {
        ["html"] = ElementKind.Inline,
        ["span"] = ElementKind.Inline,
        ["font"] = ElementKind.Inline,
        ["b"] = ElementKind.Inline,
        ["i"] = ElementKind.Inline,
        ["u"] = ElementKind.Inline,
        ["em"] = ElementKind.Inline,
        ["strong"] = ElementKind.Inline,
        ["body"] = ElementKind.Block,
        ["div"] = ElementKind.Block,
        ["br"] = ElementKind.Break,
    };

    private readonly string _html;
    private readonly HtmlWriter _text = new();
    private readonly Stack<string> _open = new();
    private int _at;

    private SimpleHtml(string html)
    {
        _html = html;
    }

    private enum ElementKind
    {
        Inline,
        Block,
        Break,
    }

    /// <summary>The text; null where there is anything but simple HTML.</summary>
    public static string? Read(string html)
    {
        var reader = new SimpleHtml(html);
        return reader.TryRead() ? reader._text.ToString() : null;
    }

    private bool TryRead()
    {
        while (_at < _html.Length)
        {
            var tag = _html.IndexOf('<', _at);
            var end = tag < 0 ? _html.Length : tag;
            if (end > _at)
                _text.Words(WebUtility.HtmlDecode(_html.Substring(_at, end - _at)), false);
            _at = end + 1;
            if (tag >= 0 && !TryReadTag())
                return false;
        }
        return _open.Count == 0;
    }

    private bool TryReadTag()
    {
        var isEnd = Skip('/');
        var name = ReadName();
        if (!Elements.TryGetValue(name, out var kind) || (isEnd ? kind == ElementKind.Break : !TrySkipAttributes()))
            return false;
        if (kind == ElementKind.Break)
        {
            _text.LineBreak();
            Skip('/');
        }
        else if (!isEnd)
        {
            _open.Push(name);
        }
        else if (_open.Count == 0 || !string.Equals(_open.Pop(), name, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }
        if (kind == ElementKind.Block)
            _text.StartLine();
        return Skip('>');
    }

    /// <summary>Skips attributes whose values stand in quotation marks and have nothing that could be taken for a tag.</summary>
    private bool TrySkipAttributes()
    {
        while (_at < _html.Length && _html[_at] == ' ')
        {
            _at++;
            if (ReadName().Length == 0)
                continue;
            if (!Skip('=') || !Skip('"'))
                return false;
            var end = _html.IndexOfAny(['"', '<', '>'], _at);
            if (end < 0 || _html[end] != '"')
                return false;
            _at = end + 1;
        }
        return true;
    }

    private string ReadName()
    {
        var start = _at;
        while (_at < _html.Length && _html[_at] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'))
            _at++;
        return _html.Substring(start, _at - start);
    }

    private bool Skip(char expected)
    {
        if (_at >= _html.Length || _html[_at] != expected)
            return false;
        _at++;
        return true;
    }
}
