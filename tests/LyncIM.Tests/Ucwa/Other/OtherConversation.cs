using System;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace LyncIM.Tests.Ucwa.Other;

/// <summary>One conversation of the other server's user with somebody.</summary>
internal sealed class OtherConversation
{
    private readonly OtherServer _server;
    private readonly string _with;
    private readonly string _communication;
    private readonly string _self;
    private readonly string _messaging;
    private readonly string _local;
    private readonly string _remote;
    private string? _operation;
    private string? _ring;
    private string _state = "Connecting";
    private int _messages;

    public OtherConversation(OtherServer server, string with)
    {
        _server = server;
        _with = with;
        _communication = server.Place(() => server.Resource());
        _self = server.Place(context =>
        {
            if (context.Request.Method == "DELETE")
                End();
            return Task.FromResult(context.Request.Method == "DELETE" ? OtherReply.Done : OtherReply.Of(Conversation()));
        });
        _messaging = server.Place(Messaging);
        _local = server.Place(() => Participant(_local!, "sip:me@contoso.com", "Me", isLocal: true));
        _remote = server.Place(() => Participant(_remote!, _with, "Somebody", isLocal: false));
        Invitation = server.Place(InvitationResource);
    }

    public string Invitation { get; }

    public bool IsAccepted { get; private set; }

    /// <summary>The user has invited somebody, perhaps with a text.</summary>
    public void Start(string? operation, string? text)
    {
        _operation = operation;
        if (_with.Contains("decline", StringComparison.Ordinal))
        {
            Fail();
            return;
        }
        if (!_server.Has(OtherHabits.LastStatesOnly))
        {
            TellInvitation("started");
            TellConversation("added");
            TellHere("localParticipant", _local, "added", Participant(_local, "sip:me@contoso.com", "Me", isLocal: true));
            TellHere("messaging", _messaging, "updated", Messaging());
        }
        _state = "Connected";
        TellConversation(_server.Has(OtherHabits.LastStatesOnly) ? "added" : "updated");
        TellHere("localParticipant", _local, _server.Has(OtherHabits.LastStatesOnly) ? "added" : "updated", null);
        TellHere("participant", _remote, "added", null);
        TellHere("messaging", _messaging, "updated", Messaging());
        TellInvitation("completed", "Success");
        if (text is not null)
            Echo(Decode(text));
    }

    /// <summary>Somebody invites the user.</summary>
    public void Ring(string text)
    {
        _ring = text;
        _state = "Incoming";
        TellInvitation("started");
        TellConversation("added");
        TellHere("participant", _remote, "added", null);
    }

    public void Say(string text) => Tell(Message("Incoming", _remote, text));

    private static string Decode(string href) => Uri.UnescapeDataString(href[(href.IndexOf(',') + 1)..]);

    private void Fail()
    {
        _state = "Disconnected";
        TellInvitation("started");
        TellConversation("added");
        if (_server.Has(OtherHabits.DeletedFirst))
        {
            TellConversation("deleted");
            TellInvitation("completed", "Failure");
        }
        else
        {
            TellInvitation("completed", "Failure");
            TellConversation("deleted");
        }
    }

    private Task<OtherReply> SendAsync(HttpContext context)
    {
        var text = (string)context.Items["body"]!;
        var message = Message("Outgoing", null, _server.Has(OtherHabits.ToldBack) ? text : null);
        if (!_server.Has(OtherHabits.NoOperationIds))
            message.Resource["operationId"] = (string?)context.Request.Query["operationId"];
        void Happen()
        {
            Tell(message);
            if (_server.Has(OtherHabits.ToldBack))
                Tell(Message("Incoming", _local, text));
            Echo(text);
        }
        if (_server.Has(OtherHabits.EventsFirst))
            Happen();
        else
            _ = Task.Run(Happen);
        return Task.FromResult(new OtherReply(201, null) { Location = message.Href });
    }

    private Task<OtherReply> TypeAsync()
    {
        if (_server.Has(OtherHabits.ToldBack))
            TellTyping(_local, "added");
        return Task.FromResult(OtherReply.Done);
    }

    private void Echo(string text)
    {
        TellTyping(_remote, "added");
        TellTyping(_remote, "deleted");
        Say("echo: " + text);
    }

    private Task<OtherReply> AcceptAsync()
    {
        IsAccepted = true;
        _state = "Connected";
        TellHere("messaging", _messaging, "updated", Messaging());
        TellConversation("updated");
        TellInvitation("completed", "Success");
        if (!_server.Has(OtherHabits.NotAgain))
            Say(_ring!);
        return Task.FromResult(OtherReply.Done);
    }

    private void End()
    {
        _state = "Disconnected";
        TellConversation("deleted");
    }

    private (string Href, JsonObject Resource) Message(string direction, string? sender, string? text)
    {
        var number = Interlocked.Increment(ref _messages);
        JsonObject resource = null!;
        var href = _server.Place(() => (JsonObject)resource.DeepClone());
        resource = _server.Resource(("self", href), ("messaging", _messaging))
            .With("timeStamp", $"/Date({1364327898968 + number})/").With("direction", direction);
        if (sender is not null && (!_server.Has(OtherHabits.NoSenders) || sender == _local))
            resource["_links"]!["participant"] = _server.Link(sender);
        if (text is not null)
            resource["_links"]![_server.Has(OtherHabits.Base64) ? "htmlMessage" : "plainMessage"] = new JsonObject { ["href"] = Encode(text) };
        return (href, resource);
    }

    private string Encode(string text) => _server.Has(OtherHabits.Base64)
        ? "data:text/html;charset=utf-8;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(WebUtility.HtmlEncode(text)))
        : "data:text/plain;charset=utf-8," + WebUtility.UrlEncode(text + "\r\n");

    private void Tell((string Href, JsonObject Resource) message) =>
        Tell("conversation", _self, _server.Channel.Event("message", message.Href, "completed", message.Resource, status: "Success"));

    private void TellTyping(string who, string type) =>
        Tell("conversation", _self, _server.Channel.Event("participant", who, type, inRel: "typingParticipants"));

    private void TellHere(string rel, string href, string type, JsonObject? resource) =>
        Tell("conversation", _self, _server.Channel.Event(rel, href, type, resource));

    private void TellConversation(string type) => Tell(
        "communication", _communication, _server.Channel.Event("conversation", _self, type, type == "deleted" ? null : Conversation()));

    private void TellInvitation(string type, string? status = null)
    {
        var happened = _server.Channel.Event("messagingInvitation", Invitation, type, InvitationResource(), status: status);
        if (status == "Failure")
            happened["reason"] = new JsonObject
            {
                ["subcode"] = "Declined",
                ["message"] = "Your invitation was declined.",
                ["code"] = "RemoteFailure",
                ["debugInfo"] = new JsonObject(),
            };
        Tell("communication", _communication, happened);
    }

    private void Tell(string rel, string href, JsonObject happened) => _server.Channel.Tell(rel, href, happened);

    private JsonObject Conversation() => _server.Resource(("self", _self), ("messaging", _messaging)).With("state", _state).With("subject", "");

    private JsonObject Messaging()
    {
        if (_state != "Connected")
            return _server.Resource(("self", _messaging)).With("state", "Connecting");
        return _server.Resource(
                ("self", _messaging), ("sendMessage", _server.Place(SendAsync)), ("setIsTyping", _server.Place(_ => TypeAsync())))
            .With("state", "Connected").With("negotiatedMessageFormats", new JsonArray("Plain", "Html"));
    }

    private JsonObject InvitationResource()
    {
        var resource = _server.Resource(("self", Invitation), ("conversation", _self), ("messaging", _messaging))
            .With("direction", _ring is null ? "Outgoing" : "Incoming").With("state", _state == "Disconnected" ? "Failed" : "Connecting");
        if (_operation is not null)
            resource["operationId"] = _operation;
        if (_ring is null)
            return resource;
        resource["_links"]!["accept"] = _server.Link(_server.Place(_ => AcceptAsync()));
        resource["_links"]!["message"] = new JsonObject { ["href"] = Encode(_ring) };
        if (_server.Has(OtherHabits.NothingEmbedded))
            resource["_links"]!["from"] = _server.Link(_remote);
        else
            resource["_embedded"] = new JsonObject { ["from"] = _server.Embed(Participant(_remote, _with, "Somebody", isLocal: false)) };
        return resource;
    }

    private JsonObject Participant(string self, string uri, string name, bool isLocal)
    {
        var links = isLocal ? new[] { ("self", self), ("me", "/me") } : [("self", self)];
        return _server.Resource([.. links.Select(link => (link.Item1, link.Item2))]).With("uri", uri).With("name", name);
    }
}
