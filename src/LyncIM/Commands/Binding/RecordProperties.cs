using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;

namespace LyncIM.Commands;

/// <summary>The properties by which a record says whom it is about and what it has to say.</summary>
internal static class RecordProperties
{
    private const string ProxyAddresses = "proxyAddresses";

    /// <summary>In this order: the first that holds something counts. SIP addresses come before mail addresses.</summary>
    private static readonly string[] Addresses =
    {
        "To", "Recipient", "Participant", "SipAddress", "msRTCSIP-PrimaryUserAddress", "SipUri", "Uri", "SignInName",
        "Mail", "Email", "EmailAddress", "PrimarySmtpAddress", "UserPrincipalName", "UPN",
    };

    private static readonly string[] Texts = { "Message", "Body", "Text" };

    /// <summary>The names of the properties that hold an address, for an error.</summary>
    public static string AddressNames => string.Join(", ", Addresses) + ", " + ProxyAddresses;

    /// <summary>What the first property holds that holds an address; null where none does.</summary>
    public static object? Address(PSObject record) =>
        First(record, Addresses, 0, 8) ?? Proxy(record, "sip:") ?? First(record, Addresses, 8, Addresses.Length) ?? Proxy(record, "smtp:");

    /// <summary>The text of a record, which is its own and nobody else's; null where it has none.</summary>
    public static string? Text(PSObject record)
    {
        if (RecordTypes.HoldsOthersWords(record) || IsReply(record))
            return null;
        var value = First(record, Texts, 0, Texts.Length);
        return value is null ? null : MessageTextAttribute.Join(MessageTextAttribute.Lines(value));
    }

    /// <summary>What a property holds; null where there is none or it cannot be read.</summary>
    public static object? Value(PSObject record, string name)
    {
        try
        {
            return record.Properties[name]?.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }

    /// <summary>Whether it looks like a reply that has come back from JSON or CSV, where its type is lost: the text is somebody else's.</summary>
    private static bool IsReply(PSObject record) =>
        record.Properties[nameof(LyncReply.Question)] is not null
        && record.Properties[nameof(LyncReply.From)] is not null
        && record.Properties[nameof(LyncReply.Choice)] is not null;

    private static object? First(PSObject record, string[] names, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (Value(record, names[i]) is { } value && HoldsSomething(value))
                return value;
        }
        return null;
    }

    private static bool HoldsSomething(object value) => RecordTypes.Base(value) switch
    {
        string text => !string.IsNullOrWhiteSpace(text) && !IsOtherUri(text),
        Uri uri => !IsOtherUri(uri.OriginalString),
        ICollection { Count: 0 } => false,
        _ => true,
    };

    /// <summary>Whether it is the URI of something else than a person: a page, a telephone.</summary>
    private static bool IsOtherUri(string text) =>
        text.Contains("://") || text.StartsWith("tel:", StringComparison.OrdinalIgnoreCase);

    /// <summary>The address of that kind among a directory's proxy addresses, the primary one first, which is written in capitals.</summary>
    private static string? Proxy(PSObject record, string scheme)
    {
        string? found = null;
        foreach (var entry in Entries(Value(record, ProxyAddresses)))
        {
            if (!entry.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
                continue;
            if (entry.StartsWith(scheme.ToUpperInvariant(), StringComparison.Ordinal))
                return entry.Substring(scheme.Length);
            found ??= entry.Substring(scheme.Length);
        }
        return found;
    }

    private static IEnumerable<string> Entries(object? value)
    {
        if (value is null)
            yield break;
        var bare = RecordTypes.Base(value);
        if (bare is string text)
        {
            foreach (var entry in text.Split(';', ','))
                yield return entry.Trim();
        }
        else if (bare is IEnumerable entries)
        {
            foreach (var entry in entries)
            {
                if (entry is not null && RecordTypes.Base(entry) is string one)
                    yield return one.Trim();
            }
        }
    }
}
