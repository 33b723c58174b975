using System;
using System.Linq;
using SimulatedContacts;

namespace LyncIM.DevServer.Authentication;

/// <summary>Makes people of user names: everybody is somebody of contoso.com.</summary>
internal static class Accounts
{
    private const string Domain = "contoso.com";

    /// <summary>The address of DOMAIN\name, name@domain, sip:name@domain or name; null where that can be no name.</summary>
    public static string? AddressOf(string userName)
    {
        var name = userName.Trim();
        if (name.StartsWith("sip:", StringComparison.OrdinalIgnoreCase))
            name = name["sip:".Length..];
        name = name.Split('\\').Last().Split('@')[0].ToLowerInvariant();
        return SimulatedPerson.Parse($"sip:{name}@{Domain}")?.Address;
    }

    public static string NameOf(string address) =>
        address == $"me@{Domain}" ? "Me Myself" : SimulatedPerson.Parse("sip:" + address)!.DisplayName;
}
