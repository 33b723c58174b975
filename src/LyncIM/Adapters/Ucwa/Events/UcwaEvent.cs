using System;
using System.Collections.Generic;
using System.Linq;

namespace LyncIM.Adapters.Ucwa;

/// <summary>Something that has happened on the server.</summary>
internal sealed class UcwaEvent
{
    private UcwaEvent(UcwaResource resource, UcwaLink link, string rel, UcwaResource sender)
    {
        Link = link;
        Rel = rel;
        Type = resource.Text("type") ?? "";
        Status = resource.Text("status") ?? "";
        Reason = resource.Objects("reason").Select(UcwaReason.Of).FirstOrDefault();
        var list = resource.Objects("in").FirstOrDefault();
        InRel = list?.Text("rel");
        In = list?.AsLink()?.Uri;
        Resource = resource.Embedded(rel) ?? resource.AnyEmbedded();
        SenderRel = sender.Text("rel") ?? "";
        Sender = sender.AsLink()?.Uri;
    }

    /// <summary>What it has happened to.</summary>
    public UcwaLink Link { get; }

    /// <summary>The kind of that: conversation, message, ...</summary>
    public string Rel { get; }

    /// <summary>added, updated, deleted; started, updated, completed.</summary>
    public string Type { get; }

    /// <summary>Success or Failure of what has completed.</summary>
    public string Status { get; }

    /// <summary>Why; null where nothing is said.</summary>
    public UcwaReason? Reason { get; }

    /// <summary>The list in which it has happened, for example typingParticipants; null where it is no matter of a list.</summary>
    public string? InRel { get; }

    /// <summary>Where that list, or what the resource is of, is.</summary>
    public Uri? In { get; }

    /// <summary>What it has happened to, as it is now; null where it has to be asked for.</summary>
    public UcwaResource? Resource { get; private set; }

    /// <summary>The kind of what it has happened in.</summary>
    public string SenderRel { get; }

    /// <summary>Where that is.</summary>
    public Uri? Sender { get; }

    /// <summary>The resource's identity among all others.</summary>
    public string Key => KeyOf(Link.Uri) ?? Link.Href;

    public bool IsDeleted => UcwaErrors.Is(Type, "deleted");

    public bool IsCompleted => UcwaErrors.Is(Type, "completed");

    /// <summary>Whether it has failed; what says nothing of it has not.</summary>
    public bool IsFailure => UcwaErrors.Is(Status, "Failure");

    public bool IsInvitation => Rel is "messagingInvitation" or "onlineMeetingInvitation";

    public static string? KeyOf(Uri? uri) => uri?.AbsoluteUri;

    /// <summary>All events of an answer, in order.</summary>
    public static IReadOnlyList<UcwaEvent> ReadAll(UcwaResource answer) => answer.Objects("sender")
        .SelectMany(sender => sender.Objects("events").Select(resource => Read(resource, sender)))
        .OfType<UcwaEvent>()
        .ToArray();

    /// <summary>Adds what has been asked for meanwhile.</summary>
    public void Complete(UcwaResource? resource) => Resource ??= resource;

    private static UcwaEvent? Read(UcwaResource resource, UcwaResource sender)
    {
        var target = resource.Objects("link").FirstOrDefault();
        return target?.AsLink() is { } link && target.Text("rel") is { } rel ? new UcwaEvent(resource, link, rel, sender) : null;
    }
}
