using LyncIM.DevServer.Http;
using LyncIM.DevServer.Network;
using Microsoft.AspNetCore.Http;

namespace LyncIM.DevServer.Authentication;

/// <summary>How the server asks who somebody is.</summary>
internal static class Challenges
{
    private const string Page =
        "<html><head><title>401 - Unauthorized: Access is denied due to invalid credentials.</title></head><body></body></html>";

    /// <summary>Asks for a token, and says where there are any and for what.</summary>
    public static Reply Unauthorized(HttpContext context, ServerState state)
    {
        var grants = string.Join(',', state.SignIn.Grants);
        return Reply.Text(Page, "text/html", StatusCodes.Status401Unauthorized)
            .With("WWW-Authenticate", "Bearer trusted_issuers=\"00000001-0000-0000-c000-000000000000@contoso.com\","
                + "client_id=\"00000004-0000-0ff1-ce00-000000000000\"")
            .With("WWW-Authenticate", $"MsRtcOAuth href=\"{OriginOf(context)}/WebTicket/oauthtoken\",grant_type=\"{grants}\"")
            .With("X-MS-Server-Fqdn", context.Request.Host.Host);
    }

    /// <summary>Asks for the account of Windows.</summary>
    public static Reply Windows() => Reply.Text(Page, "text/html", StatusCodes.Status401Unauthorized)
        .With("WWW-Authenticate", "Negotiate")
        .With("WWW-Authenticate", "NTLM");

    /// <summary>Scheme, host and port as the client calls them.</summary>
    public static string OriginOf(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";
}
