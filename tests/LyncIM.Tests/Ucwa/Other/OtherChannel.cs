using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace LyncIM.Tests.Ucwa.Other;

/// <summary>The event channel of the other server: each answer names a new place for the next.</summary>
internal sealed class OtherChannel
{
    private readonly OtherServer _server;
    private readonly object _sync = new();
    private readonly List<JsonObject> _senders = [];
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _isClosed;

    public OtherChannel(OtherServer server)
    {
        _server = server;
    }

    public string First => _server.Place(NextAsync());

    /// <summary>Tells of something that has happened, in that order with what else is told.</summary>
    public void Tell(string senderRel, string senderHref, JsonObject happened)
    {
        lock (_sync)
        {
            var events = new JsonArray(happened);
            if (_server.Has(OtherHabits.Unknowns))
                events.Insert(0, new JsonObject { ["type"] = "sneezed", ["link"] = new JsonObject { ["rel"] = "nose", ["href"] = "/nose" } });
            _senders.Add(new JsonObject { ["events"] = events, ["href"] = senderHref, ["rel"] = senderRel });
            _news.TrySetResult();
        }
    }

    /// <summary>Something that has happened; what it has happened to is embedded where that is a habit.</summary>
    public JsonObject Event(string rel, string href, string type, JsonObject? resource = null, string? inRel = null, string? status = null)
    {
        var happened = new JsonObject();
        if (resource is not null && !_server.Has(OtherHabits.NothingEmbedded))
            happened["_embedded"] = new JsonObject { [rel] = _server.Embed(resource) };
        if (status is not null)
            happened["status"] = status;
        if (inRel is not null)
            happened["in"] = new JsonObject { ["href"] = "/in", ["rel"] = inRel };
        happened["type"] = type;
        happened["link"] = new JsonObject { ["title"] = "", ["href"] = href, ["rel"] = rel };
        return happened;
    }

    public void Close()
    {
        lock (_sync)
        {
            _isClosed = true;
            _news.TrySetResult();
        }
    }

    private Func<HttpContext, Task<OtherReply>> NextAsync()
    {
        OtherReply? answer = null;
        return async context =>
        {
            while (answer is null)
            {
                Task news;
                lock (_sync)
                    news = _news.Task;
                await news.WaitAsync(context.RequestAborted);
                lock (_sync)
                {
                    if (_isClosed)
                        return new OtherReply(503, null);
                    if (_senders.Count == 0 || answer is not null)
                        continue;
                    var links = new JsonObject { ["next"] = _server.Link(_server.Place(NextAsync())) };
                    answer = OtherReply.Of(new JsonObject { ["sender"] = new JsonArray([.. _senders]), ["_links"] = links });
                    _senders.Clear();
                    _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
                }
            }
            return answer with { Body = (JsonObject)answer.Body!.DeepClone() };
        };
    }
}
