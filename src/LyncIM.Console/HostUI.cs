using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Internal;
using System.Security;

namespace LyncIM.Console;

/// <summary>Shows each stream as a console shows it: errors on standard error, all else on standard output, colours on a screen only.</summary>
internal sealed class HostUI : PSHostUserInterface
{
    private readonly object _writing = new();
    private readonly HostRawUI _rawUI = new();
    private int _progressLength;

    public override PSHostRawUserInterface RawUI => _rawUI;

    public override bool SupportsVirtualTerminal => !System.Console.IsOutputRedirected;

    public override string ReadLine() => System.Console.ReadLine() ?? "";

    public override SecureString ReadLineAsSecureString()
    {
        var secret = new SecureString();
        while (System.Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key != ConsoleKey.Backspace)
                secret.AppendChar(key.KeyChar);
            else if (secret.Length > 0)
                secret.RemoveAt(secret.Length - 1);
        }
        WriteLine("");
        return secret;
    }

    public override void Write(string value)
    {
        lock (_writing)
        {
            EraseProgress();
            System.Console.Out.Write(Decorated(value, SupportsVirtualTerminal));
        }
    }

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        Coloured(foregroundColor, System.Console.IsOutputRedirected, () => Write(value));

    public override void WriteLine(string value) => Write(value + Environment.NewLine);

    public override void WriteErrorLine(string value) => Coloured(ConsoleColor.Red, System.Console.IsErrorRedirected, () =>
    {
        EraseProgress();
        System.Console.Error.WriteLine(Decorated(value, !System.Console.IsErrorRedirected));
    });

    public override void WriteDebugLine(string message) => Labelled("DEBUG", message);

    public override void WriteVerboseLine(string message) => Labelled("VERBOSE", message);

    public override void WriteWarningLine(string message) => Labelled("WARNING", message);

    /// <summary>One line that is written over; nothing where the output is not a screen.</summary>
    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        if (System.Console.IsOutputRedirected)
            return;
        lock (_writing)
        {
            EraseProgress();
            if (record.RecordType == ProgressRecordType.Completed)
                return;
            var percent = record.PercentComplete >= 0 ? $" {record.PercentComplete}%" : "";
            var line = $"{record.Activity}: {record.StatusDescription}{percent}";
            line = line[..Math.Min(line.Length, Math.Max(1, _rawUI.BufferSize.Width - 1))];
            System.Console.Out.Write(line);
            _progressLength = line.Length;
        }
    }

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
    {
        Announce(caption, message);
        var answers = new Dictionary<string, PSObject>();
        foreach (var field in descriptions)
        {
            Write($"{field.Name}: ");
            answers[field.Name] = PSObject.AsPSObject(ReadLine());
        }
        return answers;
    }

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        Announce(caption, message);
        while (true)
        {
            Write(string.Join("  ", choices.Select(choice => $"[{Key(choice)}] {choice.Label.Replace("&", "")}")) + ": ");
            if (System.Console.ReadLine()?.Trim() is not { } answer)
                throw new PipelineStoppedException();
            if (answer.Length == 0 && defaultChoice >= 0)
                return defaultChoice;
            for (var i = 0; i < choices.Count; i++)
            {
                if (string.Equals(answer, Key(choices[i]), StringComparison.OrdinalIgnoreCase)
                    || string.Equals(answer, choices[i].Label.Replace("&", ""), StringComparison.OrdinalIgnoreCase))
                    return i;
            }
        }
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        PromptForCredential(caption, message, userName, targetName, PSCredentialTypes.Default, PSCredentialUIOptions.Default);

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options)
    {
        Announce(caption, message);
        if (string.IsNullOrEmpty(userName))
        {
            Write("User: ");
            userName = ReadLine();
        }
        Write($"Password for {userName}: ");
        return new PSCredential(userName, ReadLineAsSecureString());
    }

    private void Announce(string caption, string message)
    {
        foreach (var line in new[] { caption, message }.Where(line => !string.IsNullOrEmpty(line)))
            WriteLine(line);
    }

    private void Labelled(string label, string message) =>
        Coloured(ConsoleColor.Yellow, System.Console.IsOutputRedirected, () => WriteLine($"{label}: {message}"));

    private void Coloured(ConsoleColor colour, bool isRedirected, Action write)
    {
        lock (_writing)
        {
            if (!isRedirected)
                System.Console.ForegroundColor = colour;
            write();
            if (!isRedirected)
                System.Console.ResetColor();
        }
    }

    private void EraseProgress()
    {
        if (_progressLength == 0)
            return;
        System.Console.Out.Write("\r" + new string(' ', _progressLength) + "\r");
        _progressLength = 0;
    }

    /// <summary>The engine's views hold escape sequences for colours, which only a screen understands.</summary>
    private static string Decorated(string text, bool isScreen) =>
        new StringDecorated(text).ToString(isScreen ? OutputRendering.Ansi : OutputRendering.PlainText);

    private static string Key(ChoiceDescription choice)
    {
        var ampersand = choice.Label.IndexOf('&');
        return ampersand >= 0 && ampersand + 1 < choice.Label.Length
            ? choice.Label.Substring(ampersand + 1, 1).ToUpperInvariant()
            : choice.Label;
    }
}
