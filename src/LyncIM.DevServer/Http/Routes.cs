using System;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.DevServer.Authentication;
using LyncIM.DevServer.Network;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LyncIM.DevServer.Http;

/// <summary>Maps resources to handlers. A handler runs alone: nothing else of the network happens meanwhile.</summary>
internal sealed class Routes
{
    public const string Applications = "/ucwa/oauth/v1/applications";

    private readonly IEndpointRouteBuilder _builder;

    public Routes(IEndpointRouteBuilder builder, ServerState state)
    {
        _builder = builder;
        State = state;
    }

    public ServerState State { get; }

    /// <summary>A resource for anybody; its path is the whole one.</summary>
    public void Open(string method, string path, Func<HttpContext, Task<Reply>> handler) =>
        _builder.MapMethods(path, [method], (RequestDelegate)(context => AnswerAsync(context, handler)));

    /// <summary>A resource for whoever has a token; its path is the whole one.</summary>
    public void Authenticated(string method, string path, Func<HttpContext, User, Reply> handler) =>
        Open(method, path, context => Task.FromResult(Alone(() => handler(context, State.Tokens.Demand(context)))));

    public void Get(string path, Func<UcwaRequest, Reply> handler) => Map("GET", path, handler);

    public void Post(string path, Func<UcwaRequest, Reply> handler) => Map("POST", path, handler);

    public void Put(string path, Func<UcwaRequest, Reply> handler) => Map("PUT", path, handler);

    public void Delete(string path, Func<UcwaRequest, Reply> handler) => Map("DELETE", path, handler);

    /// <summary>A resource of an application that is waited for.</summary>
    public void GetAsync(string path, Func<UcwaRequest, CancellationToken, Task<Reply>> handler) =>
        Open("GET", PathOf(path), context => handler(Alone(() => RequestOf(context)), context.RequestAborted));

    /// <summary>Why nothing was found at a path of an application.</summary>
    public static Reply Missing(HttpContext context, ServerState state, int status)
    {
        try
        {
            lock (state.Gate)
            {
                var user = state.Tokens.Demand(context);
                var rest = context.Request.Path.Value![Applications.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries);
                if (rest.Length > 0)
                    state.Demand(rest[0], user);
            }
            return Reply.Of(status == StatusCodes.Status405MethodNotAllowed ? UcwaException.NoMethod() : UcwaException.NotFound());
        }
        catch (UcwaException failure)
        {
            return Reply.Of(failure);
        }
        catch (UnauthorizedException)
        {
            return Challenges.Unauthorized(context, state);
        }
    }

    private void Map(string method, string path, Func<UcwaRequest, Reply> handler) =>
        Open(method, PathOf(path), context => Task.FromResult(Alone(() => handler(RequestOf(context)))));

    private static string PathOf(string path) => $"{Applications}/{{application}}{path}";

    private UcwaRequest RequestOf(HttpContext context)
    {
        var user = State.Tokens.Demand(context);
        return new UcwaRequest(context, State, State.Demand((string)context.Request.RouteValues["application"]!, user));
    }

    private T Alone<T>(Func<T> handler)
    {
        lock (State.Gate)
            return handler();
    }

    private async Task AnswerAsync(HttpContext context, Func<HttpContext, Task<Reply>> handler)
    {
        Reply reply;
        try
        {
            reply = await handler(context).ConfigureAwait(false);
        }
        catch (UcwaException failure)
        {
            reply = Reply.Of(failure);
        }
        catch (UnauthorizedException)
        {
            reply = Challenges.Unauthorized(context, State);
        }
        await reply.ExecuteAsync(context).ConfigureAwait(false);
    }
}
