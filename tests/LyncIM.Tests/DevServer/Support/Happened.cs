using System.Text.Json.Nodes;

namespace LyncIM.Tests.DevServer.Support;

/// <summary>An event as it came over HTTP.</summary>
internal sealed record Happened(string SenderRel, JsonNode Body)
{
    public string Rel => (string)Body["link"]!["rel"]!;

    public string Href => (string)Body["link"]!["href"]!;

    public string Type => (string)Body["type"]!;

    public string? In => (string?)Body["in"]?["rel"];

    public string? Status => (string?)Body["status"];

    public string? Subcode => (string?)Body["reason"]?["subcode"];

    public string? Code => (string?)Body["reason"]?["code"];

    public JsonNode Resource => Body["_embedded"]![Rel]!;

    /// <summary>The rel and the type, and in which list something came or went.</summary>
    public override string ToString() => $"{Rel} {Type}{(In is null or "participant" or "localParticipant" ? "" : $" in {In}")}";
}
