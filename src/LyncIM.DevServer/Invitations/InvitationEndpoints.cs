using System;
using LyncIM.DevServer.Conversations;
using LyncIM.DevServer.Http;
using LyncIM.DevServer.Network;

namespace LyncIM.DevServer.Invitations;

/// <summary>Invitations to messages: sent, accepted, refused.</summary>
internal static class InvitationEndpoints
{
    private const int LongestSubject = 250;

    public static void Map(Routes routes)
    {
        routes.Post("/communication/messagingInvitations", Start);
        foreach (var rel in new[] { "messagingInvitation", "onlineMeetingInvitation", "participantInvitation" })
        {
            var path = $"/communication/{rel}s/{{invitation}}";
            routes.Get(path, request => Reply.Of(InvitationResource.Of(Demand(request, rel))));
            routes.Post(path + "/accept", request =>
            {
                DemandRinging(request, rel).Call!.Accept(Demand(request, rel));
                return Reply.NoContent;
            });
            routes.Post(path + "/decline", request => Decline(request, rel));
            routes.Post(path + "/cancel", request =>
            {
                var invitation = Demand(request, rel);
                invitation.Call?.Cancel(invitation.Conversation);
                return Reply.NoContent;
            });
        }
    }

    /// <summary>Reads to whom something is sent; the address without its scheme.</summary>
    public static string ReadRecipient(Input input)
    {
        var to = Addresses.WithoutScheme(input.Required("to").Trim());
        return to.Contains('@') ? to : throw UcwaException.Invalid("to is no SIP address.");
    }

    /// <summary>Reads what a conversation is about.</summary>
    public static Dialogue ReadDialogue(Input input, ServerState state)
    {
        var dialogue = new Dialogue(state)
        {
            Subject = input.Text("subject", LongestSubject) ?? "",
            ThreadId = input.Text("threadId", LongestSubject) is { Length: > 0 } thread ? thread : Guid.NewGuid().ToString("N"),
            Importance = input.Text("importance") is { Length: > 0 } importance ? importance : "Normal",
        };
        return dialogue.Importance is "Normal" or "Urgent" or "Emergency" ? dialogue
            : throw UcwaException.Invalid("There is no such importance.");
    }

    private static Reply Start(UcwaRequest request)
    {
        var input = request.Input;
        var to = ReadRecipient(input);
        var message = input.LinkHref("message") is { } href ? MessageText.Parse(href) : null;
        var invitation = MessagingCall.FromApplication(
            request.Application, ReadDialogue(input, request.State), to, input.Text("operationId", longest: 50), message);
        return Reply.Created(invitation.Href);
    }

    private static Reply Decline(UcwaRequest request, string rel)
    {
        var invitation = DemandRinging(request, rel);
        var isForAll = (request.Body.Length > 0 ? request.Input.Text("reason") : null) is not "Local";
        invitation.Call!.Decline(invitation, isForAll);
        return Reply.NoContent;
    }

    private static Invitation Demand(UcwaRequest request, string rel) =>
        request.Application.Invitations.TryGetValue(request.Route("invitation"), out var invitation) && invitation.Rel == rel
            ? invitation : throw UcwaException.NotFound();

    private static Invitation DemandRinging(UcwaRequest request, string rel) =>
        Demand(request, rel) is { IsIncoming: true, Call.IsOver: false } invitation ? invitation : throw UcwaException.NotFound();
}
