using System;
using System.Management.Automation;

namespace LyncIM.Commands;

/// <summary>What an object of the pipeline is, also after a trip through a job, a file or another process.</summary>
internal static class RecordTypes
{
    private const string FormattedPrefix = "Microsoft.PowerShell.Commands.Internal.Format.";

    /// <summary>Whether it is what Format-Table and its like write: neither text nor an object any more.</summary>
    public static bool IsFormatted(object item) => Base(item).GetType().FullName!.StartsWith(FormattedPrefix, StringComparison.Ordinal)
        || HasTypeName(item, name => name.StartsWith("Deserialized." + FormattedPrefix, StringComparison.Ordinal));

    /// <summary>Whether it is a copy of one of LyncIM's objects: of Import-Clixml, a job, a remote session, or a typed CSV file.</summary>
    public static bool IsCopyOf<T>(object item) =>
        item is PSObject && HasTypeName(item, name => name == "Deserialized." + typeof(T).FullName || name == "CSV:" + typeof(T).FullName);

    /// <summary>Whether its text is what somebody else has written.</summary>
    public static bool HoldsOthersWords(object item) =>
        Base(item) is LyncMessage or LyncReply || IsCopyOf<LyncMessage>(item) || IsCopyOf<LyncReply>(item);

    /// <summary>Without the engine's wrapper, but for records, which are nothing without it.</summary>
    public static object Base(object item) => item is PSObject { BaseObject: not PSCustomObject and var inner } ? inner : item;

    private static bool HasTypeName(object item, Func<string, bool> isMeant)
    {
        if (item is not PSObject wrapped)
            return false;
        foreach (var name in wrapped.TypeNames)
        {
            if (isMeant(name))
                return true;
        }
        return false;
    }
}
