using System.Text.Json.Nodes;
using LyncIM.DevServer.Conversations;
using LyncIM.DevServer.Http;

namespace LyncIM.DevServer.Invitations;

/// <summary>Invitations as JSON.</summary>
internal static class InvitationResource
{
    public static JsonObject Of(Invitation invitation)
    {
        var conversation = invitation.Conversation;
        var dialogue = conversation.Dialogue;
        var resource = new JsonObject
        {
            ["direction"] = invitation.IsIncoming ? "Incoming" : "Outgoing",
            ["importance"] = dialogue.Importance,
            ["threadId"] = dialogue.ThreadId,
            ["state"] = invitation.State,
        };
        if (invitation.OperationId is not null)
            resource["operationId"] = invitation.OperationId;
        resource["subject"] = dialogue.Subject;
        if (dialogue.MeetingUri is not null && invitation.Rel == "onlineMeetingInvitation")
            resource["onlineMeetingUri"] = dialogue.MeetingUri;
        resource["_links"] = Links(invitation);
        if (Embedded(invitation) is { Count: > 0 } embedded)
            resource["_embedded"] = embedded;
        resource["rel"] = invitation.Rel;
        return resource;
    }

    private static JsonObject Links(Invitation invitation)
    {
        var conversation = invitation.Conversation;
        var links = new JsonObject { ["self"] = Json.Link(invitation.Href) };
        if (!invitation.IsIncoming)
            links["from"] = Json.Link(conversation.ParticipantHref(conversation), conversation.Name);
        if (invitation.To is not null)
            links["to"] = Json.Link(conversation.Application.PersonHref(invitation.To));
        if (!invitation.IsIncoming && invitation.State == "Connecting")
            links["cancel"] = Json.Link(
                invitation.Rel == "messagingInvitation" ? conversation.Href("/messaging/terminate") : invitation.Href + "/cancel");
        links["conversation"] = Json.Link(conversation.Href());
        if (invitation.IsAnswerable)
        {
            links["accept"] = Json.Link(invitation.Href + "/accept");
            links["decline"] = Json.Link(invitation.Href + "/decline");
        }
        if (invitation.Rel == "messagingInvitation")
            links["messaging"] = Json.Link(conversation.Href("/messaging"));
        if (invitation is { IsIncoming: true, Message: not null })
            links["message"] = Json.Link(invitation.Message.For(conversation.Application.Formats).ToHref());
        return links;
    }

    private static JsonObject Embedded(Invitation invitation)
    {
        var embedded = new JsonObject();
        if (invitation is { IsIncoming: true, From: not null })
            embedded["from"] = ConversationResource.Participant(invitation.Conversation, invitation.From);
        if (invitation.AcceptedBy is { } party)
            embedded["acceptedByParticipant"] = Json.Array([ConversationResource.Participant(invitation.Conversation, party)]);
        return embedded;
    }
}
