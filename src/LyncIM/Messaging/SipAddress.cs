using System;
using System.Linq;
using System.Text.RegularExpressions;
using LyncIM.Formatting;

namespace LyncIM.Messaging;

/// <summary>
/// The address of a person: user@host, where user is as in RFC 3261, section 25.1, and host is a DNS name. Addresses are equal
/// whatever their case.
/// </summary>
internal sealed class SipAddress : IEquatable<SipAddress>
{
    /// <summary>The longest address that is taken, in characters: what fits RFC 5321's 64 + 1 + 255.</summary>
    public const int MaxLength = 320;

    private const string Scheme = "sip:";

    private static readonly Regex User = new(@"\A(?:[A-Za-z0-9\-_.!~*'()&=+$,;?/]|%[0-9A-Fa-f]{2})+\z", RegexOptions.CultureInvariant);
    private static readonly Regex Label = new(@"\A[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?\z", RegexOptions.CultureInvariant);

    private SipAddress(string address)
    {
        Address = address;
    }

    /// <summary>Without the scheme, in lower case: kim@contoso.com.</summary>
    public string Address { get; }

    /// <summary>With the scheme: sip:kim@contoso.com.</summary>
    public string Uri => UriOf(Address);

    /// <summary>Takes kim@contoso.com and sip:kim@contoso.com, in any case.</summary>
    /// <exception cref="LyncException">InvalidSipAddress, with what is wrong.</exception>
    public static SipAddress Parse(string? text)
    {
        var address = WithoutScheme(text?.Trim() ?? "");
        return Flaw(address) is { } flaw
            ? throw new LyncException(MessagingError.InvalidSipAddress, $"{DisplayText.Quote(text)} is not a SIP address: {flaw}.")
            : new SipAddress(address.ToLowerInvariant());
    }

    /// <summary>Whether <see cref="Parse"/> takes it.</summary>
    public static bool IsAddress(string? text) => Flaw(WithoutScheme(text?.Trim() ?? "")) is null;

    /// <summary>The SIP URI of an address that is shown without its scheme.</summary>
    public static string UriOf(string address) => Scheme + address;

    public bool Equals(SipAddress? other) => Address == other?.Address;

    public override bool Equals(object? obj) => Equals(obj as SipAddress);

    public override int GetHashCode() => Address.GetHashCode();

    public override string ToString() => Address;

    /// <summary>Without sip:, where it begins with that.</summary>
    public static string WithoutScheme(string text) =>
        text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? text.Substring(Scheme.Length) : text;

    private static string? Flaw(string address)
    {
        if (address.Length == 0)
            return "it is empty";
        if (address.Length > MaxLength)
            return $"it has {address.Length} characters, and {MaxLength} are the most";
        var parts = address.Split('@');
        if (parts.Length == 1)
            return "it has no @";
        if (parts.Length > 2)
            return "it has more than one @";
        if (parts[0].Length == 0)
            return "nothing stands before the @";
        if (!User.IsMatch(parts[0]))
            return "what stands before the @ has a character that a SIP address cannot have";
        if (parts[1].Length == 0)
            return "nothing stands after the @";
        return parts[1].Split('.').All(label => Label.IsMatch(label)) ? null : "what stands after the @ is not the name of a domain";
    }
}
