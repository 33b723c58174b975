using System;
using LyncIM.DevServer.Applications;
using LyncIM.DevServer.Network;
using Microsoft.AspNetCore.Http;

namespace LyncIM.DevServer.Http;

/// <summary>A request within an application, by the user whose application it is.</summary>
internal sealed class UcwaRequest
{
    private readonly HttpContext _context;
    private Input? _input;

    public UcwaRequest(HttpContext context, ServerState state, Application application)
    {
        _context = context;
        State = state;
        Application = application;
    }

    public ServerState State { get; }

    public Application Application { get; }

    /// <summary>The body as it came.</summary>
    public string Body => Exchange.BodyOf(_context);

    public string? ContentType => _context.Request.ContentType;

    public string? IfMatch => Header("If-Match");

    public string? IfNoneMatch => Header("If-None-Match");

    public Input Input => _input ??= Input.Read(Body, ContentType, _context.Request.Query);

    /// <summary>The query alone, where the body is no JSON.</summary>
    public Input Query => Input.Read("", null, _context.Request.Query);

    /// <summary>A part of the path.</summary>
    public string Route(string name) => Uri.UnescapeDataString((string)_context.Request.RouteValues[name]!);

    private string? Header(string name) => _context.Request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;
}
