using System;
using System.Management.Automation;

namespace LyncIM.Session;

/// <summary>Finds people by a wildcard over their addresses, with or without sip:, or their names.</summary>
internal static class PersonPattern
{
    private const string Scheme = "sip:";

    public static WildcardPattern Create(string pattern) => WildcardPattern.Get(
        pattern.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? pattern.Substring(Scheme.Length) : pattern,
        WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);

    public static bool IsMatch(WildcardPattern pattern, string address, string name) => pattern.IsMatch(address) || pattern.IsMatch(name);
}
