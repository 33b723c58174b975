using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace LyncIM.Tests.Ucwa.Other;

/// <summary>The conversations of the other server's one user.</summary>
internal sealed class OtherConversations(OtherServer server)
{
    public ConcurrentQueue<OtherConversation> All { get; } = new();

    /// <summary>The user invites somebody.</summary>
    public async Task<OtherReply> StartAsync(HttpContext context)
    {
        var input = JsonNode.Parse((string)context.Items["body"]!)!;
        var conversation = new OtherConversation(server, (string)input["to"]!);
        All.Enqueue(conversation);
        var operation = server.Has(OtherHabits.NoOperationIds) ? null : (string?)input["operationId"];
        var text = (string?)input["_links"]?["message"]?["href"];
        var answer = new OtherReply(201, null) { Location = conversation.Invitation };
        if (!server.Has(OtherHabits.EventsFirst))
        {
            _ = Task.Run(() => conversation.Start(operation, text));
            return answer;
        }
        conversation.Start(operation, text);
        await Task.Delay(150);
        return answer;
    }

    /// <summary>Somebody invites the user.</summary>
    public OtherConversation Invite(string from, string text)
    {
        var conversation = new OtherConversation(server, from);
        All.Enqueue(conversation);
        conversation.Ring(text);
        return conversation;
    }
}
