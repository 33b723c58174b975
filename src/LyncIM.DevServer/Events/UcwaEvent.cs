using System;
using System.Text.Json.Nodes;

namespace LyncIM.DevServer.Events;

/// <summary>Something that an application is told of.</summary>
internal sealed class UcwaEvent
{
    public UcwaEvent(string senderRel, string senderHref, string type, string rel, string href, string? title = null)
    {
        SenderRel = senderRel;
        SenderHref = senderHref;
        Rel = rel;
        var link = new JsonObject { ["rel"] = rel, ["href"] = href };
        if (title is not null)
            link["title"] = title;
        Body = new JsonObject { ["link"] = link };
        Type = type;
    }

    public string SenderRel { get; }

    public string SenderHref { get; }

    public string Rel { get; }

    public string Type { get; }

    public EventPriority Priority { get; init; }

    /// <summary>When it came into the channel.</summary>
    public DateTime Queued { get; set; }

    /// <summary>Called once when a pending GET takes it.</summary>
    public Action? Taken { get; set; }

    private JsonObject Body { get; }

    public UcwaEvent In(string rel, string href, string? title = null)
    {
        var link = new JsonObject { ["rel"] = rel, ["href"] = href };
        if (title is not null)
            link["title"] = title;
        Body["in"] = link;
        return this;
    }

    public UcwaEvent WithStatus(bool isSuccess)
    {
        Body["status"] = isSuccess ? "Success" : "Failure";
        return this;
    }

    public UcwaEvent WithReason(JsonObject? reason)
    {
        if (reason is not null)
            Body["reason"] = reason;
        return this;
    }

    /// <summary>Embeds the resource that it is about.</summary>
    public UcwaEvent With(JsonObject resource)
    {
        Body["_embedded"] = new JsonObject { [Rel] = resource };
        return this;
    }

    public JsonObject ToJson(bool isEmbedded)
    {
        var json = (JsonObject)Body.DeepClone();
        if (!isEmbedded)
            json.Remove("_embedded");
        json["type"] = Type;
        return json;
    }
}
