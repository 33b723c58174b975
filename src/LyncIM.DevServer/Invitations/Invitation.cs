using System;
using System.Text.Json.Nodes;
using LyncIM.DevServer.Conversations;
using LyncIM.DevServer.Events;

namespace LyncIM.DevServer.Invitations;

/// <summary>An invitation as one application sees it, sent or received.</summary>
internal sealed class Invitation
{
    public Invitation(string rel, Conversation conversation, bool isIncoming)
    {
        Rel = rel;
        Conversation = conversation;
        IsIncoming = isIncoming;
        Href = conversation.Application.Href($"/communication/{rel}s/{Id}");
        conversation.Application.Invitations.Add(Id, this);
    }

    public string Id { get; } = Guid.NewGuid().ToString("N");

    /// <summary>messagingInvitation, onlineMeetingInvitation or participantInvitation.</summary>
    public string Rel { get; }

    public Conversation Conversation { get; }

    public bool IsIncoming { get; }

    public string Href { get; }

    /// <summary>What the client calls its operation; null of received ones.</summary>
    public string? OperationId { get; init; }

    /// <summary>Who is invited, as an address without its scheme; null of one's own joining of a meeting.</summary>
    public string? To { get; init; }

    public Party? From { get; init; }

    /// <summary>What stands in it.</summary>
    public MessageText? Message { get; init; }

    public string State { get; private set; } = "Connecting";

    /// <summary>Who can still answer or call off; null when it is over.</summary>
    public Call? Call { get; set; }

    /// <summary>Whether the links to answer it are shown: they go with its first change.</summary>
    public bool IsAnswerable { get; set; }

    public Party? AcceptedBy { get; private set; }

    public void TellStarted() => Tell("started");

    public void TellUpdated() => Tell("updated");

    public void Complete(Party? acceptedBy)
    {
        State = "Connected";
        AcceptedBy = acceptedBy;
        IsAnswerable = false;
        Conversation.Application.Tell(Event("completed").WithStatus(true).With(InvitationResource.Of(this)));
    }

    public void Fail(JsonObject reason)
    {
        State = "Failed";
        IsAnswerable = false;
        Conversation.Application.Tell(
            Event("completed").WithStatus(false).WithReason((JsonObject)reason.DeepClone()).With(InvitationResource.Of(this)));
    }

    private void Tell(string type) => Conversation.Application.Tell(Event(type).With(InvitationResource.Of(this)));

    private UcwaEvent Event(string type) =>
        new("communication", Conversation.Application.Href("/communication"), type, Rel, Href);
}
