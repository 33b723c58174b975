using System.Text.Json.Nodes;
using SimulatedContacts;

namespace LyncIM.DevServer.Conversations;

/// <summary>
/// Why something failed, as code and subcode. Documented are those of a declined invitation and of an unknown person; the others are
/// ours, out of Microsoft's lists.
/// </summary>
internal static class Reasons
{
    public static JsonObject Declined() => Of("RemoteFailure", "Declined", "Your invitation was declined.");

    public static JsonObject DeclinedHere() => Of("LocalFailure", "Declined", "You declined the invitation.");

    public static JsonObject NotFound() => Of("NotFound", "DestinationNotFound", "The person or meeting doesn't exist.");

    public static JsonObject Unreachable() => Of("RemoteFailure", "Unreachable", "The person cannot be reached.");

    public static JsonObject DoNotDisturb() => Of("RemoteFailure", "DoNotDisturb", "The person does not want to be disturbed.");

    public static JsonObject NoAnswer() => Of("Timeout", "Timeout", "Nobody answered in time.");

    public static JsonObject Missed() => Of("Informational", "Missed", "You missed the invitation.");

    public static JsonObject Canceled() => Of("LocalFailure", "Canceled", "You called the invitation off.");

    public static JsonObject CanceledThere() => Of("RemoteFailure", "Canceled", "The invitation was called off.");

    public static JsonObject AnsweredElsewhere() =>
        Of("Informational", "ConnectedElsewhere", "The invitation was answered on another device.");

    public static JsonObject Ended() => Of("Informational", "Ended", "The other person has left.");

    public static JsonObject NotSupported() => Of("RemoteFailure", "UnsupportedMediaType", "The format cannot be shown there.");

    /// <summary>Why somebody simulated does not take a message or an invitation.</summary>
    public static JsonObject Of(int status, SimulatedPerson person) => status switch
    {
        SipStatuses.NotFound => NotFound(),
        SipStatuses.MessageTooLong => Of("EntityTooLarge", "EntityTooLarge", "The message is too long."),
        SipStatuses.FormatNotSupported => NotSupported(),
        SipStatuses.TemporarilyUnavailable when person.Availability == Availabilities.DoNotDisturb => DoNotDisturb(),
        SipStatuses.TemporarilyUnavailable => Unreachable(),
        SipStatuses.Timeout => Of("GatewayTimeout", "Timeout", "The server of the person did not answer in time."),
        _ => Declined(),
    };

    private static JsonObject Of(string code, string subcode, string message) =>
        new() { ["code"] = code, ["subcode"] = subcode, ["message"] = message };
}
