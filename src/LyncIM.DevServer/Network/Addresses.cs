using System;

namespace LyncIM.DevServer.Network;

/// <summary>Addresses with and without their scheme.</summary>
internal static class Addresses
{
    private const string Scheme = "sip:";

    public static string WithoutScheme(string uri) =>
        uri.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? uri[Scheme.Length..] : uri;

    public static string WithScheme(string address) => Scheme + WithoutScheme(address);

    public static bool AreSame(string one, string other) =>
        WithoutScheme(one).Equals(WithoutScheme(other), StringComparison.OrdinalIgnoreCase);
}
