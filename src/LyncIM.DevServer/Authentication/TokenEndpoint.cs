using System;
using System.Linq;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LyncIM.DevServer.Http;
using LyncIM.DevServer.Network;
using Microsoft.AspNetCore.Http;

namespace LyncIM.DevServer.Authentication;

/// <summary>Issues tokens: [MS-OCAUTHWS] as UCWA uses it.</summary>
internal sealed class TokenEndpoint
{
    private const string RefusedPassword = "wrong";

    private readonly ServerState _state;

    private TokenEndpoint(ServerState state) => _state = state;

    public static void Map(Routes routes)
    {
        var endpoint = new TokenEndpoint(routes.State);
        routes.Open("POST", "/WebTicket/oauthtoken", endpoint.IssueAsync);
    }

    private async Task<Reply> IssueAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
            return Error("invalid_request");
        // Takes multipart/form-data, too: a client sends that.
        var form = await context.Request.ReadFormAsync().ConfigureAwait(false);
        var scope = form["scope"].ToString();
        if (scope is not ("" or "all"))
            return Error("invalid_scope");
        return form["grant_type"].ToString() switch
        {
            "" => Error("invalid_request"),
            SignInRules.Password when IsOffered(SignInRules.Password) => GrantByPassword(context, form),
            SignInRules.Windows when IsOffered(SignInRules.Windows) => GrantByWindows(context),
            _ => Error("unsupported_grant_type").With(
                "X-Ms-diagnostics", "28029;source=\"contoso.com\";reason=\"Authentication type not allowed.\""),
        };
    }

    private bool IsOffered(string grant)
    {
        lock (_state.Gate)
            return _state.SignIn.Grants.Contains(grant);
    }

    private Reply GrantByPassword(HttpContext context, IFormCollection form)
    {
        var (userName, password) = (form["username"].ToString(), form["password"].ToString());
        if (userName.Length == 0 || password.Length == 0)
            return Error("invalid_request");
        return password == RefusedPassword || Accounts.AddressOf(userName) is not { } address
            ? Error("invalid_grant") : Grant(context, address);
    }

    private Reply GrantByWindows(HttpContext context)
    {
        var credentials = context.Request.Headers.Authorization.ToString().Split(' ', 2);
        var isLocal = context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote);
        if (!isLocal)
            return Challenges.Windows();
        if (credentials[0].Equals("Basic", StringComparison.OrdinalIgnoreCase) && credentials.Length == 2)
            return GrantByBasic(context, credentials[1]);
        var isAsked = _state.SignIn.AreWindowsAccountsAsked && credentials[0] is not ("Negotiate" or "NTLM");
        return isAsked ? Challenges.Windows() : Grant(context, Accounts.AddressOf(_state.Options.User)!);
    }

    private Reply GrantByBasic(HttpContext context, string credentials)
    {
        var buffer = new byte[credentials.Length];
        if (!Convert.TryFromBase64String(credentials, buffer, out var length))
            return Challenges.Windows();
        var parts = Encoding.UTF8.GetString(buffer, 0, length).Split(':', 2);
        return parts is [var userName, not RefusedPassword] && Accounts.AddressOf(userName) is { } address
            ? Grant(context, address) : Challenges.Windows();
    }

    private Reply Grant(HttpContext context, string address)
    {
        lock (_state.Gate)
        {
            var lifetime = _state.Options.TokenLifetime;
            var token = _state.Tokens.Issue(_state.UserOf(address), context.Request.Host.Value!, lifetime);
            return Reply.Of(new JsonObject
            {
                ["access_token"] = token,
                ["expires_in"] = (int)Math.Max(1, lifetime.TotalSeconds),
                ["ms_rtc_identityscope"] = "local",
                ["token_type"] = "Bearer",
            }).With("Cache-Control", "no-store");
        }
    }

    private static Reply Error(string code) =>
        Reply.Of(new JsonObject { ["error"] = code }, StatusCodes.Status400BadRequest).With("Pragma", "no-cache");
}
