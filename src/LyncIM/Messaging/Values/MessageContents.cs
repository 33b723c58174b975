using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace LyncIM.Messaging;

/// <summary>
/// What a message holds in each of its formats. Small on purpose: a dictionary over an enumeration costs its instance and the
/// compilation of its code in every process that sends one message.
/// </summary>
internal sealed class MessageContents : IReadOnlyDictionary<LyncMessageFormat, string>
{
    private readonly string?[] _bodies = new string?[(int)LyncMessageFormat.Ink + 1];

    private MessageContents()
    {
    }

    /// <summary>Plain text alone.</summary>
    public MessageContents(string plain)
        : this(LyncMessageFormat.PlainText, plain)
    {
    }

    public MessageContents(LyncMessageFormat format, string body)
    {
        _bodies[(int)format] = body;
        Count = 1;
    }

    /// <summary>What a message holds of which nothing can be read.</summary>
    public static MessageContents None { get; } = new();

    public int Count { get; private set; }

    public IEnumerable<LyncMessageFormat> Keys => this.Select(part => part.Key);

    public IEnumerable<string> Values => this.Select(part => part.Value);

    public string this[LyncMessageFormat format] =>
        TryGetValue(format, out var body) ? body : throw new KeyNotFoundException($"The message has no {format}.");

    /// <summary>The same with one part more, or another body for one.</summary>
    public MessageContents With(LyncMessageFormat format, string body)
    {
        var more = new MessageContents(format, body);
        for (var i = 0; i < _bodies.Length; i++)
        {
            if (_bodies[i] is not { } known || i == (int)format)
                continue;
            more._bodies[i] = known;
            more.Count++;
        }
        return more;
    }

    public bool ContainsKey(LyncMessageFormat format) => _bodies[(int)format] is not null;

    public bool TryGetValue(LyncMessageFormat format, out string body)
    {
        body = _bodies[(int)format]!;
        return body is not null;
    }

    public IEnumerator<KeyValuePair<LyncMessageFormat, string>> GetEnumerator()
    {
        for (var i = 0; i < _bodies.Length; i++)
        {
            if (_bodies[i] is { } body)
                yield return new KeyValuePair<LyncMessageFormat, string>((LyncMessageFormat)i, body);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
