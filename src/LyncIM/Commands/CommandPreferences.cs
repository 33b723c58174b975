using System;
using System.Management.Automation;

namespace LyncIM.Commands;

/// <summary>What the user wants to see of a command, and to be asked: by its own parameters, else by the preference variables.</summary>
internal readonly struct CommandPreferences
{
    /// <summary>On the pipeline thread.</summary>
    public CommandPreferences(PSCmdlet command)
    {
        IsVerbose = Switch(command, "Verbose")
            ?? !IsOneOf(command.GetVariableValue("VerbosePreference"), nameof(ActionPreference.SilentlyContinue), nameof(ActionPreference.Ignore));
        MayAsk = IsVerbose
            || (Switch(command, "WhatIf") ?? LanguagePrimitives.IsTrue(command.GetVariableValue("WhatIfPreference")))
            || (Switch(command, "Confirm")
                ?? !IsOneOf(command.GetVariableValue("ConfirmPreference"), nameof(ConfirmImpact.High), nameof(ConfirmImpact.None)));
    }

    /// <summary>Whether the verbose stream is seen.</summary>
    public bool IsVerbose { get; }

    /// <summary>Whether what the command is about to do is shown or asked for.</summary>
    public bool MayAsk { get; }

    private static bool? Switch(PSCmdlet command, string name) =>
        command.MyInvocation.BoundParameters.TryGetValue(name, out var value) ? LanguagePrimitives.IsTrue(value) : null;

    /// <summary>A preference that is not there, as in a runspace without variables, is the quiet one.</summary>
    private static bool IsOneOf(object? preference, string quiet, string quieter) => preference is null
        || string.Equals(preference.ToString(), quiet, StringComparison.OrdinalIgnoreCase)
        || string.Equals(preference.ToString(), quieter, StringComparison.OrdinalIgnoreCase);
}
