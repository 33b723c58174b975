using System.Text.Json.Nodes;
using LyncIM.DevServer.Applications;
using LyncIM.DevServer.Conversations;
using LyncIM.DevServer.Http;
using LyncIM.DevServer.Invitations;
using LyncIM.DevServer.Network;
using SimulatedContacts;

namespace LyncIM.DevServer.Meetings;

/// <summary>Meetings: started, joined, and others called into them.</summary>
internal static class MeetingEndpoints
{
    private const string NewMeeting = "adhoc";

    public static void Map(Routes routes)
    {
        routes.Post("/communication/onlineMeetingInvitations", Join);
        routes.Post("/communication/participantInvitations", AddParticipant);
        routes.Get("/onlineMeetings", request => Reply.Of(ApplicationResource.OnlineMeetings(request.Application)));
        routes.Get("/onlineMeetings/myOnlineMeetings", request => Reply.Of(new JsonObject
        {
            ["_links"] = new JsonObject { ["self"] = Json.Link(request.Application.Href("/onlineMeetings/myOnlineMeetings")) },
            ["_embedded"] = new JsonObject { ["myOnlineMeeting"] = new JsonArray() },
            ["rel"] = "myOnlineMeetings",
        }));
    }

    private static Reply Join(UcwaRequest request)
    {
        var (application, input) = (request.Application, request.Input);
        var operationId = input.Text("operationId", longest: 50);
        var uri = input.Text("onlineMeetingUri");
        var isNew = uri is null or "" or NewMeeting;
        var meeting = isNew ? null : Find(uri!, request.State);
        var dialogue = meeting ?? InvitationEndpoints.ReadDialogue(input, request.State);
        var conversation = new Conversation(application, dialogue, "Conferencing");
        var invitation = new Invitation("onlineMeetingInvitation", conversation, isIncoming: false) { OperationId = operationId };
        if (meeting is null)
            dialogue.BecomeMeeting(isNew ? MeetingList.NewUri(application.User.Address) : uri!);
        invitation.TellStarted();
        conversation.TellAdded();
        request.State.Scheduler.After(1, () =>
        {
            if (!application.Conversations.ContainsKey(conversation.Id))
            {
                invitation.Fail(Reasons.Canceled());
                return;
            }
            conversation.EnterMeeting();
            invitation.Complete(conversation);
        });
        return Reply.Created(invitation.Href);
    }

    /// <summary>The meeting of that address; null where nobody is in it yet. Everybody who exists has meetings.</summary>
    private static Dialogue? Find(string uri, ServerState state)
    {
        var organizer = MeetingList.OrganizerOf(uri) is { } address ? SimulatedPerson.Parse("sip:" + address) : null;
        return organizer is { Exists: true } ? state.Meetings.Find(uri)
            : throw UcwaException.NotFound("DestinationNotFound", "The person or meeting doesn't exist.");
    }

    /// <summary>Two become a meeting first.</summary>
    private static Reply AddParticipant(UcwaRequest request)
    {
        var input = request.Input;
        var to = InvitationEndpoints.ReadRecipient(input);
        var conversation = ConversationEndpoints.Demand(request, input.Required("conversation"));
        if (!conversation.IsOpen)
            throw new UcwaException(409, "Conflict", null, "Nobody can be added in this state of the conversation.");
        if (conversation.Dialogue.Find(to) is not null)
            throw UcwaException.Conflict("AlreadyExists", "The person takes part already.");
        if (!conversation.Dialogue.IsMeeting)
            conversation.Dialogue.BecomeMeeting(MeetingList.NewUri(conversation.Address));
        var invitation = new Invitation("participantInvitation", conversation, isIncoming: false)
        {
            OperationId = input.Text("operationId", longest: 50),
            To = to,
        };
        invitation.TellStarted();
        new MeetingCall(invitation, to).Start();
        return Reply.Created(invitation.Href);
    }
}
