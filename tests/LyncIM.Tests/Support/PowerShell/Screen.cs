using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;

namespace LyncIM.Tests;

/// <summary>A host that keeps what is written to it.</summary>
internal sealed class Screen : PSHost
{
    /// <summary>The engine's own colours of headings and labels, and nothing else.</summary>
    private static readonly Regex OwnColours = new("\u001b\\[(32;1m|32;1;3m|0m)");

    private readonly Display _display;

    private Screen(int columns)
    {
        _display = new Display(columns);
    }

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override string Name => nameof(Screen);

    public override PSHostUserInterface UI => _display;

    public override Version Version => new(1, 0);

    /// <summary>What the genuine engine writes for the objects with the views of one file, in strict mode.</summary>
    public static string Show(
        string formatFile, int columns, IEnumerable<object> objects, PSLanguageMode mode = PSLanguageMode.FullLanguage)
    {
        var screen = new Screen(columns);
        var state = InitialSessionState.CreateDefault2();
        state.Formats.Add(new SessionStateFormatEntry(formatFile));
        using var runspace = RunspaceFactory.CreateRunspace(screen, state);
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        shell.AddScript("Set-StrictMode -Version Latest").Invoke();
        runspace.SessionStateProxy.LanguageMode = mode;
        shell.Commands.Clear();
        shell.AddCommand("Out-Default").Invoke(objects);
        Assert.Empty(shell.Streams.Error);
        var written = screen._display.Written.ToString().ReplaceLineEndings("\n");
        var lines = OwnColours.Replace(written, "").Trim('\n').Split('\n');
        return string.Join("\n", lines.Select(line => line.TrimEnd())) + "\n";
    }

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }

    public override void SetShouldExit(int exitCode) => throw new NotSupportedException();

    private sealed class Display(int columns) : PSHostUserInterface
    {
        public StringBuilder Written { get; } = new();

        public override PSHostRawUserInterface RawUI { get; } = new Window(columns);

        public override string ReadLine() => throw new NotSupportedException();

        public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();

        public override void Write(string value) => Written.Append(value);

        public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

        public override void WriteLine(string value) => Written.Append(value).Append('\n');

        public override void WriteErrorLine(string value) => throw new NotSupportedException(value);

        public override void WriteDebugLine(string message) => throw new NotSupportedException(message);

        public override void WriteVerboseLine(string message) => throw new NotSupportedException(message);

        public override void WriteWarningLine(string message) => throw new NotSupportedException(message);

        public override void WriteProgress(long sourceId, ProgressRecord record)
        {
        }

        public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
            throw new NotSupportedException();

        public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
            throw new NotSupportedException();

        public override PSCredential PromptForCredential(
            string caption,
            string message,
            string userName,
            string targetName,
            PSCredentialTypes allowedCredentialTypes,
            PSCredentialUIOptions options) => throw new NotSupportedException();

        public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
            throw new NotSupportedException();
    }

    private sealed class Window(int columns) : PSHostRawUserInterface
    {
        public override ConsoleColor BackgroundColor { get; set; }

        public override ConsoleColor ForegroundColor { get; set; }

        public override Size BufferSize { get; set; } = new(columns, 25);

        public override Coordinates CursorPosition { get; set; }

        public override int CursorSize { get; set; }

        public override bool KeyAvailable => false;

        public override Size MaxPhysicalWindowSize => BufferSize;

        public override Size MaxWindowSize => BufferSize;

        public override Coordinates WindowPosition { get; set; }

        public override Size WindowSize { get; set; } = new(columns, 25);

        public override string WindowTitle { get; set; } = "";

        public override void FlushInputBuffer()
        {
        }

        public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw new NotSupportedException();

        public override KeyInfo ReadKey(ReadKeyOptions options) => throw new NotSupportedException();

        public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) =>
            throw new NotSupportedException();

        public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw new NotSupportedException();

        public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw new NotSupportedException();
    }
}
