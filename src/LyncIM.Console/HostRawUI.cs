using System;
using System.Management.Automation.Host;

namespace LyncIM.Console;

/// <summary>The size of the screen; nothing of the module or its examples needs more.</summary>
internal sealed class HostRawUI : PSHostRawUserInterface
{
    /// <summary>How wide output is made where there is no screen.</summary>
    private const int DefaultWidth = 80;
    private const int DefaultHeight = 25;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override Size BufferSize
    {
        get => System.Console.IsOutputRedirected || System.Console.WindowWidth <= 0
            ? new Size(DefaultWidth, DefaultHeight)
            : new Size(System.Console.WindowWidth, System.Console.WindowHeight);
        set => throw Unsupported();
    }

    public override Coordinates CursorPosition { get; set; }

    public override int CursorSize { get; set; } = 25;

    public override bool KeyAvailable => !System.Console.IsInputRedirected && System.Console.KeyAvailable;

    public override Size MaxPhysicalWindowSize => BufferSize;

    public override Size MaxWindowSize => BufferSize;

    public override Coordinates WindowPosition { get; set; }

    public override Size WindowSize
    {
        get => BufferSize;
        set => throw Unsupported();
    }

    public override string WindowTitle { get; set; } = "LyncIM";

    public override void FlushInputBuffer()
    {
    }

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw Unsupported();

    public override KeyInfo ReadKey(ReadKeyOptions options)
    {
        var key = System.Console.ReadKey(options.HasFlag(ReadKeyOptions.NoEcho));
        return new KeyInfo((int)key.Key, key.KeyChar, 0, keyDown: true);
    }

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) =>
        throw Unsupported();

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw Unsupported();

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw Unsupported();

    private static NotSupportedException Unsupported() => new("This host cannot change the screen.");
}
