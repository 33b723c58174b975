using System;
using System.Text.Json.Nodes;
using LyncIM.DevServer.Http;

namespace LyncIM.DevServer.Conversations;

/// <summary>Messages as JSON.</summary>
internal static class MessageResource
{
    public static JsonObject Incoming(Conversation conversation, int number, Party writer, string textRel, MessageText message)
    {
        var resource = Of(conversation, number, "Incoming");
        var links = (JsonObject)resource["_links"]!;
        links["contact"] = Json.Link(conversation.Application.PersonHref(writer.Address));
        links["participant"] = Json.Link(conversation.ParticipantHref(writer), writer.Name);
        links[textRel] = Json.Link(message.ToHref());
        return resource;
    }

    public static JsonObject Outgoing(Conversation conversation, int number, string? operationId)
    {
        var resource = Of(conversation, number, "Outgoing");
        if (operationId is not null)
            resource["operationId"] = operationId;
        return resource;
    }

    private static JsonObject Of(Conversation conversation, int number, string direction) => new()
    {
        ["direction"] = direction,
        ["timeStamp"] = Json.Date(DateTimeOffset.UtcNow),
        ["_links"] = new JsonObject
        {
            ["self"] = Json.Link(conversation.MessageHref(number)),
            ["messaging"] = Json.Link(conversation.Href("/messaging")),
        },
        ["rel"] = "message",
    };
}
