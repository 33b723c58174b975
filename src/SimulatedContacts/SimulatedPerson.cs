using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;

namespace SimulatedContacts;

/// <summary>Somebody of the simulated network; the text before the @ decides how they behave.</summary>
internal sealed class SimulatedPerson
{
    private static readonly Regex WellFormed = new(
        @"\Asip:[A-Za-z0-9\-_.!~*'()&=+$,;?/%]+@[A-Za-z0-9]([A-Za-z0-9.\-]*[A-Za-z0-9])?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private readonly string _name;

    private SimulatedPerson(string uri)
    {
        Uri = uri;
        Address = uri.Substring("sip:".Length);
        _name = Address.ToLowerInvariant().Split('@')[0];
    }

    /// <summary>The address with its scheme, as it was given.</summary>
    public string Uri { get; }

    /// <summary>The address without its scheme.</summary>
    public string Address { get; }

    /// <summary>The name in the directory, or one made of the address.</summary>
    public string DisplayName => SimulatedDirectory.FindPerson(Address)?.Name ?? TitleCase(_name);

    /// <summary>Whether the network knows them: nothing reaches the others, and nothing is known of them.</summary>
    public bool Exists => !Is("unknown");

    /// <summary>Where they are as long as nothing else is published; null where that never arrives.</summary>
    public int? Availability =>
        !Exists ? null
        : Is("offline") ? Availabilities.Offline
        : Is("dnd") ? Availabilities.DoNotDisturb
        : Availabilities.Free;

    /// <summary>What becomes of an invitation that carries no message, into a conversation under way too: a SIP status.</summary>
    public int InvitationStatus =>
        Is("offline") || Is("dnd") ? SipStatuses.TemporarilyUnavailable
        : Is("unknown") ? SipStatuses.NotFound
        : Is("decline") ? SipStatuses.Declined
        : SipStatuses.Ok;

    /// <summary>Whether nobody hears what became of a message to them.</summary>
    public bool NeverTells => Is("never");

    /// <summary>How long a message to them takes, in milliseconds.</summary>
    public int Delay => Math.Max(1, Number("delay") ?? 1);

    /// <summary>How many of the first messages to them fail.</summary>
    public int FailuresAtFirst => Number("flaky") ?? 0;

    /// <summary>Somebody of that address; null where it is not well-formed.</summary>
    public static SimulatedPerson? Parse(string? uri) => uri is not null && WellFormed.IsMatch(uri) ? new SimulatedPerson(uri) : null;

    /// <summary>The SIP status of a message that is the <paramref name="count"/>th to them alone, in those formats.</summary>
    public int StatusOf(IReadOnlyDictionary<string, string> contents, int count) =>
        InvitationStatus != SipStatuses.Ok ? InvitationStatus
        : Is("plain") && contents.Keys.Any(format => format != ContentTypes.Plain) ? SipStatuses.FormatNotSupported
        : Number("short") is { } length && SimulatedPeople.TextOf(contents).Length > length ? SipStatuses.MessageTooLong
        : count <= FailuresAtFirst ? SipStatuses.Timeout
        : SipStatuses.Ok;

    /// <summary>What they do after a message, in that order; nothing in a conversation that they themselves have called back in.</summary>
    public IReadOnlyList<Reaction> ReactionsTo(string text, bool isCallBack = false) =>
        Is("echo") ? [new(ReactionKind.StartTyping), new(ReactionKind.StopTyping), EchoOf(text)]
        : Is("callback") && !isCallBack ? [new(ReactionKind.CallBack, text)]
        : Is("leaver") ? [new(ReactionKind.Leave)]
        : IsNumbered("yes") ? [new(ReactionKind.Answer, "yes")]
        : IsNumbered("no") ? [new(ReactionKind.Answer, "no")]
        : [];

    private Reaction EchoOf(string text)
    {
        var answer = "echo: " + text;
        return Is("echo-html") ? new(ReactionKind.Answer, Markup.Html(answer), ContentTypes.Html)
            : Is("echo-rtf") ? new(ReactionKind.Answer, Markup.Rtf(answer), ContentTypes.Rtf)
            : new(ReactionKind.Answer, answer);
    }

    private bool Is(string prefix) => _name.StartsWith(prefix, StringComparison.Ordinal);

    private bool IsNumbered(string word) => Is(word) && _name.Skip(word.Length).All(IsDigit);

    /// <summary>What digits say behind the prefix; null where it is another, or none follow.</summary>
    private int? Number(string prefix)
    {
        if (!Is(prefix))
            return null;
        var digits = new string(_name.Skip(prefix.Length).TakeWhile(IsDigit).ToArray());
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static string TitleCase(string name) =>
        CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name.Replace('.', ' ').Replace('_', ' '));
}
