using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace LyncIM.Formatting;

/// <summary>
/// The text of RTF, as far as instant messages use it (Rich Text Format Specification 1.9.1): \uN with \ucN, \'hh in the
/// document's code page, line breaks, tabs and special characters. Groups that hold no text are left out.
/// </summary>
internal sealed class RtfText
{
    private static readonly HashSet<string> Hidden = new(StringComparer.Ordinal)
    {
        "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "headerl", "headerr", "footerl", "footerr",
        "listtable", "listoverridetable", "rsidtbl", "generator", "themedata", "datastore", "latentstyles", "fldinst", "nonshppict",
        "filetbl", "revtbl", "xmlnstbl", "private",
    };

    private static readonly Dictionary<string, string> Characters = new(StringComparer.Ordinal)
    {
        ["par"] = "\n",
        ["line"] = "\n",
        ["sect"] = "\n",
        ["page"] = "\n",
        ["row"] = "\n",
        ["tab"] = "\t",
        ["cell"] = "\t",
        ["emdash"] = "\u2014",
        ["endash"] = "\u2013",
        ["bullet"] = "\u2022",
        ["lquote"] = "\u2018",
        ["rquote"] = "\u2019",
        ["ldblquote"] = "\u201C",
        ["rdblquote"] = "\u201D",
        ["emspace"] = " ",
        ["enspace"] = " ",
    };

    /// <summary>What Windows-1252 has at 0x80 to 0x9F, for machines that have no code pages.</summary>
    private const string Windows1252 = "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    private readonly string _rtf;
    private readonly StringBuilder _text = new();
    private readonly List<byte> _bytes = new();
    private readonly Stack<(bool IsHidden, int Skip)> _groups = new();
    private Encoding? _codePage;
    private bool _isHidden;
    private int _skip = 1;
    private int _toSkip;
    private int _at;

    private RtfText(string rtf)
    {
        _rtf = rtf;
    }

    public static string Read(string rtf) => new RtfText(rtf).Read();

    /// <summary>RTF that shows <paramref name="text"/>.</summary>
    public static string Write(string text) => @"{\rtf1\ansi\uc1 " + string.Concat(text.Replace("\r\n", "\n").Select(Escape)) + "}";

    public static bool IsRtf(string text) => text.TrimStart().StartsWith(@"{\rtf", StringComparison.Ordinal);

    private string Read()
    {
        while (_at < _rtf.Length)
        {
            var c = _rtf[_at++];
            if (c == '\\')
                ReadControl();
            else if (c == '{')
                OpenGroup();
            else if (c == '}')
                CloseGroup();
            else if (c is not ('\r' or '\n' or '\0'))
                Append(c.ToString());
        }
        FlushBytes();
        return _text.ToString().TrimEnd('\n');
    }

    private void ReadControl()
    {
        if (_at >= _rtf.Length)
            return;
        if (!IsLetter(_rtf[_at]))
        {
            ReadSymbol(_rtf[_at++]);
            return;
        }
        var word = TakeWhile(IsLetter);
        var sign = _at < _rtf.Length && _rtf[_at] == '-' ? _rtf[_at++].ToString() : "";
        var digits = TakeWhile(c => c is >= '0' and <= '9');
        var hasNumber = int.TryParse(sign + digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        if (_at < _rtf.Length && _rtf[_at] == ' ')
            _at++;
        Control(word, hasNumber ? number : null);
    }

    private void ReadSymbol(char symbol)
    {
        switch (symbol)
        {
            case '\'':
                ReadByte();
                break;
            case '*':
                _isHidden = true;
                break;
            case '~':
                Append(" ");
                break;
            case '_':
                Append("-");
                break;
            case '-':
                break;
            case '\r' or '\n':
                Append("\n");
                break;
            default:
                Append(symbol.ToString());
                break;
        }
    }

    private void ReadByte()
    {
        var isByte = _at + 2 <= _rtf.Length
            & byte.TryParse(_rtf.Substring(_at, Math.Min(2, _rtf.Length - _at)), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value);
        _at = Math.Min(_at + 2, _rtf.Length);
        if (!isByte || _isHidden)
            return;
        if (_toSkip > 0)
            _toSkip--;
        else
            _bytes.Add(value);
    }

    private void Control(string word, int? number)
    {
        if (Hidden.Contains(word))
            _isHidden = true;
        else if (Characters.TryGetValue(word, out var text))
            Append(text);
        else if (word == "u" && number is { } unit)
            AppendUnit(unchecked((char)unit));
        else if (word == "uc")
            _skip = Math.Max(0, number ?? 1);
        else if (word == "ansicpg" && number is { } codePage)
            _codePage = FindCodePage(codePage);
        else if (word == "bin" && number is > 0)
            _at = Math.Min(_rtf.Length, _at + number.Value);
    }

    private void OpenGroup()
    {
        FlushBytes();
        _groups.Push((_isHidden, _skip));
        _toSkip = 0;
    }

    private void CloseGroup()
    {
        FlushBytes();
        if (_groups.Count > 0)
            (_isHidden, _skip) = _groups.Pop();
        _toSkip = 0;
    }

    /// <summary>A UTF-16 code unit, after which come as many characters for old readers as \uc says.</summary>
    private void AppendUnit(char unit)
    {
        FlushBytes();
        if (!_isHidden)
            _text.Append(unit);
        _toSkip = _skip;
    }

    private void Append(string text)
    {
        FlushBytes();
        if (_toSkip > 0)
            _toSkip--;
        else if (!_isHidden)
            _text.Append(text);
    }

    /// <summary>Bytes are decoded together: some code pages need two for a character.</summary>
    private void FlushBytes()
    {
        if (_bytes.Count == 0)
            return;
        var bytes = _bytes.ToArray();
        _bytes.Clear();
        _text.Append(_codePage?.GetString(bytes) ?? string.Concat(bytes.Select(FromWindows1252)));
    }

    private string TakeWhile(Func<char, bool> isPart)
    {
        var start = _at;
        while (_at < _rtf.Length && isPart(_rtf[_at]))
            _at++;
        return _rtf.Substring(start, _at - start);
    }

    private static Encoding? FindCodePage(int codePage)
    {
        try
        {
            return Encoding.GetEncoding(codePage);
        }
        catch (Exception e) when (e is NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    private static char FromWindows1252(byte value) => value is >= 0x80 and <= 0x9F ? Windows1252[value - 0x80] : (char)value;

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static string Escape(char c) => c switch
    {
        '\\' or '{' or '}' => "\\" + c,
        '\n' => @"\line ",
        '\t' => @"\tab ",
        > '~' => $@"\u{(short)c}?",
        _ => c.ToString(),
    };
}
