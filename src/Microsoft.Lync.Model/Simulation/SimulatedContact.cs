using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.Lync.Model.Conversation;

namespace Microsoft.Lync.Model.Simulation;

/// <summary>How a contact behaves: the text before the @ decides.</summary>
internal sealed class SimulatedContact
{
    private const uint FormatNotSupported = 0x80EF019F;
    private const uint TemporarilyUnavailable = 0x80EF01E0;
    private const uint NotFound = 0x80EF0194;
    private const uint GatewayTimeout = 0x80EF01F8;
    private const uint Declined = 0x80EF025B;

    private static readonly Regex WellFormed = new(
        @"\Asip:[A-Za-z0-9\-_.!~*'()&=+$,;?/%]+@[A-Za-z0-9]([A-Za-z0-9.\-]*[A-Za-z0-9])?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private readonly string _name;

    public SimulatedContact(string uri)
    {
        Uri = uri;
        _name = uri.Substring("sip:".Length).ToLowerInvariant().Split('@')[0];
    }

    public string Uri { get; }

    public string DisplayName => Uri == SimulatedNetwork.SelfUri ? SimulatedNetwork.SelfName : TitleCase(_name);

    public ContactAvailability Availability =>
        SimulatedNetwork.AvailabilityOf(Uri) is { } told ? told
        : Is("offline") ? ContactAvailability.Offline
        : Is("dnd") ? ContactAvailability.DoNotDisturb
        : ContactAvailability.Free;

    public string Activity => Availability switch
    {
        ContactAvailability.Offline => "Offline",
        ContactAvailability.DoNotDisturb => "Do not disturb",
        _ => "Available",
    };

    /// <summary>Whether the server knows it.</summary>
    public bool Exists => !Is("unknown");

    /// <summary>Whether sends to it never call back.</summary>
    public bool NeverAnswers => Is("never");

    /// <summary>How long a send takes, in milliseconds.</summary>
    public int Delay => Is("delay") ? Math.Max(1, Number("delay") ?? 1) : 1;

    public bool StartsConversation => Is("callback");

    public bool Leaves => Is("leaver");

    public bool Echoes => Is("echo");

    public static SimulatedContact? Parse(string? uri) =>
        uri is not null && WellFormed.IsMatch(uri) ? new SimulatedContact(uri) : null;

    /// <summary>What a send of <paramref name="contents"/> fails with; 0 where it succeeds.</summary>
    public uint CodeOf(IDictionary<InstantMessageContentType, string> contents) =>
        Is("offline") || Is("dnd") ? TemporarilyUnavailable
        : Is("unknown") ? NotFound
        : Is("decline") ? Declined
        : Is("plain") && contents.Keys.Any(format => format != InstantMessageContentType.PlainText) ? FormatNotSupported
        : Is("flaky") && SimulatedNetwork.CountSendTo(Uri) <= (Number("flaky") ?? 0) ? GatewayTimeout
        : 0u;

    /// <summary>What an echo says to <paramref name="text"/>, in the format that its address asks for.</summary>
    public KeyValuePair<InstantMessageContentType, string> EchoOf(string text)
    {
        var answer = "echo: " + text;
        if (Is("echo-html"))
            return new(InstantMessageContentType.Html, $"<html><body><p>{Html(answer)}</p></body></html>");
        if (Is("echo-rtf"))
            return new(InstantMessageContentType.RichText, $@"{{\rtf1\ansi\deff0{{\fonttbl{{\f0 Segoe UI;}}}}\f0\fs20 {Rtf(answer)}\par}}");
        return new(InstantMessageContentType.PlainText, answer);
    }

    private bool Is(string prefix) => _name.StartsWith(prefix, StringComparison.Ordinal);

    private int? Number(string prefix)
    {
        var digits = new string(_name.Skip(prefix.Length).TakeWhile(char.IsDigit).ToArray());
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static string TitleCase(string name) =>
        CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name.Replace('.', ' ').Replace('_', ' '));

    private static string Html(string text) =>
        text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\r\n", "<br>").Replace("\n", "<br>");

    private static string Rtf(string text) => string.Concat(text.Replace("\r\n", "\n").Select(c => c switch
    {
        '\\' or '{' or '}' => "\\" + c,
        '\n' => @"\line ",
        '\t' => @"\tab ",
        > '~' => $@"\u{(short)c}?",
        _ => c.ToString(),
    }));
}
