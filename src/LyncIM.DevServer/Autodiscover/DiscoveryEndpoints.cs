using System;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LyncIM.DevServer.Authentication;
using LyncIM.DevServer.Http;
using Microsoft.AspNetCore.Http;

namespace LyncIM.DevServer.Autodiscover;

/// <summary>Tells clients where their applications are; hrefs are absolute here.</summary>
internal static class DiscoveryEndpoints
{
    public const string RootPath = "/Autodiscover/AutodiscoverService.svc/root";

    private const string UserPath = RootPath + "/oauth/user";
    private const string FramePath = "/Autodiscover/XFrame/XFrame.html";

    public static void Map(Routes routes)
    {
        var rules = routes.State.Discovery;
        foreach (var method in new[] { "GET", "HEAD" })
        {
            foreach (var path in new[] { "/", RootPath })
                routes.Open(method, path, context => Task.FromResult(Root(context, rules)));
            routes.Authenticated(method, UserPath, (context, _) => User(context, rules));
        }
        routes.Open("GET", FramePath, _ => Task.FromResult(Reply.Text("<html><head><title>XFrame</title></head></html>", "text/html")));
    }

    private static Reply Root(HttpContext context, DiscoveryRules rules)
    {
        if (rules.RootRedirect is { } root)
            return Redirect(root);
        var domain = context.Request.Query["originalDomain"].ToString();
        var query = "?originalDomain=" + Uri.EscapeDataString(domain.Length > 0 ? domain : "contoso.com");
        return Links(context, ("self", RootPath + query), ("user", UserPath + query), ("xframe", FramePath));
    }

    private static Reply User(HttpContext context, DiscoveryRules rules) =>
        rules.UserRedirect is { } pool ? Redirect(pool)
        : rules.Applications is { } applications ? Links(context, ("self", UserPath), ("applications", applications), ("xframe", FramePath))
        : Links(context, ("self", UserPath), ("applications", Routes.Applications), ("xframe", FramePath));

    private static Reply Redirect(string href) =>
        Reply.Of(new JsonObject { ["_links"] = new JsonObject { ["redirect"] = Json.Link(href) } });

    private static Reply Links(HttpContext context, params (string Rel, string Href)[] links)
    {
        var origin = Challenges.OriginOf(context);
        var body = new JsonObject();
        foreach (var (rel, href) in links)
            body[rel] = Json.Link(href.StartsWith('/') ? origin + href : href);
        return Reply.Of(new JsonObject { ["_links"] = body });
    }
}
