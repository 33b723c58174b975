using System.Text.Json.Nodes;

namespace LyncIM.Tests.Ucwa.Other;

/// <summary>What is answered.</summary>
internal sealed record OtherReply(int Status, JsonObject? Body)
{
    public string? Location { get; init; }

    public string[]? Challenges { get; init; }

    public static OtherReply Of(JsonObject body) => new(200, body);

    public static OtherReply Done { get; } = new(204, null);
}
