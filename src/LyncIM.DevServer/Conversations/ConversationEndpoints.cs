using System.Linq;
using System.Text.Json.Nodes;
using LyncIM.DevServer.Http;
using LyncIM.DevServer.Network;

namespace LyncIM.DevServer.Conversations;

/// <summary>Conversations and who is in them.</summary>
internal static class ConversationEndpoints
{
    private const string Path = "/communication/conversations/{conversation}";

    public static void Map(Routes routes)
    {
        routes.Get("/communication/conversations", List);
        routes.Get(Path, request => Reply.Of(ConversationResource.Of(Demand(request))));
        routes.Delete(Path, request =>
        {
            Demand(request).Leave();
            return Reply.NoContent;
        });
        routes.Get(Path + "/participants", request => People(request, "participants"));
        routes.Get(Path + "/attendees", request => People(request, "attendees"));
        routes.Get(Path + "/leaders", request => Nobody(request, "leaders"));
        routes.Get(Path + "/lobby", request => Nobody(request, "lobby"));
        routes.Get(Path + "/onlineMeeting", request => Demand(request) is { Dialogue.IsMeeting: true } conversation
            ? Reply.Of(ConversationResource.OnlineMeeting(conversation)) : throw UcwaException.NotFound());
        routes.Get(Path + "/participants/{address}", request =>
            Reply.Of(ConversationResource.Participant(Demand(request), DemandParty(request))));
        routes.Get(Path + "/participants/{address}/messaging", request => DemandParty(request) is { HasMessaging: true } party
            ? Reply.Of(ConversationResource.ParticipantMessaging(Demand(request), party)) : throw UcwaException.NotFound());
    }

    public static Conversation Demand(UcwaRequest request) => Demand(request, request.Route("conversation"));

    public static Conversation Demand(UcwaRequest request, string id) =>
        request.Application.Conversations.TryGetValue(id, out var conversation) ? conversation
         : throw UcwaException.NotFound("ConversationNotFound", "There is no such conversation.");

    private static Party DemandParty(UcwaRequest request)
    {
        var (conversation, address) = (Demand(request), request.Route("address"));
        return Addresses.AreSame(conversation.Address, address) ? conversation
            : conversation.Dialogue.Find(address) ?? throw UcwaException.NotFound();
    }

    private static Reply List(UcwaRequest request) => Reply.Of(new JsonObject
    {
        ["_links"] = new JsonObject
        {
            ["self"] = Json.Link(request.Application.Href("/communication/conversations")),
            ["conversation"] = Json.Links(request.Application.Conversations.Values.Select(conversation => conversation.Href())),
        },
        ["rel"] = "conversations",
    });

    private static Reply People(UcwaRequest request, string rel)
    {
        var conversation = Demand(request);
        return Reply.Of(ConversationResource.Participants(conversation, rel, conversation.Dialogue.Parties.ToArray()));
    }

    private static Reply Nobody(UcwaRequest request, string rel) => Reply.Of(ConversationResource.Participants(Demand(request), rel));
}
