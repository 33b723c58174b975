using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using LyncIM.DevServer.Http;
using LyncIM.DevServer.Invitations;
using SimulatedContacts;

namespace LyncIM.DevServer.Conversations;

/// <summary>Messages and typing in a conversation.</summary>
internal static class MessagingEndpoints
{
    private const string Path = "/communication/conversations/{conversation}/messaging";

    private static readonly string[] OperationNames = ["operationContext", "operationId"];

    public static void Map(Routes routes)
    {
        routes.Get(Path, request => Reply.Of(ConversationResource.Messaging(Demand(request))));
        routes.Post(Path + "/messages", Send);
        // Sends, too, where a message's own address is posted to: a client answers there.
        routes.Post(Path + "/messages/{number}", Send);
        routes.Get(Path + "/messages/{number}", GetMessage);
        routes.Post(Path + "/typing", request =>
        {
            DemandConnected(request).ShowTyping();
            return Reply.NoContent;
        });
        routes.Get(Path + "/typingParticipants", request =>
        {
            var conversation = DemandConnected(request);
            var typing = conversation.Dialogue.Except(conversation).Where(party => party.IsTyping).ToArray();
            return Reply.Of(ConversationResource.Participants(conversation, "typingParticipants", typing));
        });
        routes.Post(Path + "/terminate", request =>
        {
            Demand(request).StopMessaging();
            return Reply.NoContent;
        });
        routes.Post(Path + "/addMessaging", Add);
    }

    private static Conversation Demand(UcwaRequest request) => ConversationEndpoints.Demand(request);

    private static Conversation DemandConnected(UcwaRequest request) => Demand(request) is { HasMessaging: true } conversation
        ? conversation : throw new UcwaException(409, "Conflict", null, "Messages cannot be exchanged in this state of the conversation.");

    private static Reply Send(UcwaRequest request)
    {
        var conversation = DemandConnected(request);
        var contentType = request.ContentType?.Split(';')[0].Trim().ToLowerInvariant();
        if (contentType is not (ContentTypes.Plain or ContentTypes.Html))
            throw UcwaException.Unsupported();
        if (request.Body.Length == 0)
            throw UcwaException.Invalid("A message says something.");
        var operation = OperationNames.Select(name => request.Query.Text(name, longest: 50)).FirstOrDefault(text => text is not null);
        return Reply.Created(Delivery.Start(conversation, new MessageText(contentType, request.Body), operation));
    }

    private static Reply GetMessage(UcwaRequest request) =>
        int.TryParse(request.Route("number"), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && Demand(request).Messages.TryGetValue(number, out var message)
            ? Reply.Of((JsonObject)message.DeepClone()) : throw UcwaException.NotFound();

    /// <summary>Messages in a meeting: nobody there has to answer.</summary>
    private static Reply Add(UcwaRequest request)
    {
        var (conversation, input) = (Demand(request), request.Input);
        if (!conversation.IsOpen)
            throw new UcwaException(409, "Conflict", null, "The conversation is not open.");
        if (conversation.MessagingState != "Disconnected")
            throw UcwaException.Conflict("AlreadyExists", "Messages can be exchanged already.");
        var message = input.LinkHref("message") is { } href ? MessageText.Parse(href) : null;
        var invitation = new Invitation("messagingInvitation", conversation, isIncoming: false)
        {
            OperationId = input.Text("operationId", longest: 50),
            Message = message,
        };
        invitation.TellStarted();
        conversation.ConnectMessaging();
        request.State.Scheduler.After(1, () => Complete(invitation));
        return Reply.Created(invitation.Href);
    }

    private static void Complete(Invitation invitation)
    {
        var conversation = invitation.Conversation;
        if (conversation is not { IsOpen: true, MessagingState: "Connecting" })
        {
            invitation.Fail(Reasons.Canceled());
            return;
        }
        conversation.CompleteMessaging();
        invitation.Complete(conversation);
        if (invitation.Message is { } message)
            Delivery.Start(conversation, message, invitation.OperationId);
    }
}
