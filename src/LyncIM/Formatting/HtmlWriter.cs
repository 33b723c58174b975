using System.Text;

namespace LyncIM.Formatting;

/// <summary>Collects words as a browser would lay them out: white space is folded, blocks begin on lines of their own.</summary>
internal sealed class HtmlWriter
{
    private readonly StringBuilder _text = new();
    private bool _spaceIsDue;

    public void Words(string words, bool asTheyAre)
    {
        foreach (var c in words)
        {
            if (!asTheyAre && IsFoldable(c))
            {
                _spaceIsDue = true;
                continue;
            }
            if (_spaceIsDue && !AtLineStart)
                _text.Append(' ');
            _spaceIsDue = false;
            _text.Append(c == '\u00A0' ? ' ' : c);
        }
    }

    public void LineBreak()
    {
        _spaceIsDue = false;
        _text.Append('\n');
    }

    public void StartLine()
    {
        if (AtLineStart)
            _spaceIsDue = false;
        else
            LineBreak();
    }

    public override string ToString() => _text.ToString().Trim('\n');

    private bool AtLineStart => _text.Length == 0 || _text[_text.Length - 1] == '\n';

    private static bool IsFoldable(char c) => c is ' ' or '\t' or '\r' or '\n' or '\f';
}
