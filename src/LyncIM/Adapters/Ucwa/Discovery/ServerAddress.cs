using System;
using System.Collections.Generic;
using LyncIM.Formatting;

namespace LyncIM.Adapters.Ucwa;

/// <summary>What a user gives as the server: a SIP domain, a host, or the URI of a discovery root.</summary>
internal static class ServerAddress
{
    private const string RootPath = "/Autodiscover/AutodiscoverService.svc/root";

    /// <summary>The URIs to ask for the discovery root, those that are preferred first.</summary>
    /// <exception cref="LyncException">ServerNotFound: it is no address, or plain http.</exception>
    public static IReadOnlyList<Uri> Candidates(string location)
    {
        var text = location.Trim();
        var candidates = new List<Uri>();
        if (text.Contains("://"))
            AddUri(candidates, text, location);
        else if (HasPort(text))
            AddHost(candidates, text, location);
        else
            AddDomain(candidates, text.TrimEnd('/'), location);
        return candidates;
    }

    private static bool HasPort(string text)
    {
        var host = text.StartsWith("[", StringComparison.Ordinal) ? text.Substring(text.IndexOf(']') + 1) : text;
        return host.Contains(":") || host.Contains("/") || host.Length == 0;
    }

    private static void AddUri(List<Uri> candidates, string text, string location)
    {
        var uri = Parse(text, location);
        if (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp)
            throw NoAddress(location);
        SecureAddress.Demand(uri);
        if (uri.AbsolutePath == "/" && uri.Query.Length == 0)
            candidates.Add(new Uri(uri, RootPath));
        candidates.Add(uri);
    }

    /// <summary>A host with a port, and perhaps a path; on this machine it may be plain http.</summary>
    private static void AddHost(List<Uri> candidates, string text, string location)
    {
        AddUri(candidates, "https://" + text, location);
        if (candidates[0].IsLoopback)
            AddUri(candidates, "http://" + text, location);
    }

    private static void AddDomain(List<Uri> candidates, string name, string location)
    {
        var host = Parse($"https://{name}/", location);
        if (host.HostNameType == UriHostNameType.Dns && !host.IsLoopback)
        {
            candidates.Add(Parse($"https://lyncdiscoverinternal.{name}/", location));
            candidates.Add(Parse($"https://lyncdiscover.{name}/", location));
        }
        candidates.Add(new Uri(host, RootPath));
    }

    private static Uri Parse(string text, string location) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Host.Length > 0 && uri.UserInfo.Length == 0 ? uri : throw NoAddress(location);

    /// <summary>A user name and a password before the host are shown to nobody.</summary>
    private static string WithoutUser(string location) =>
        location.Contains("://") ? location.Substring(location.LastIndexOf('@') + 1) : location;

    private static LyncException NoAddress(string location) => new(
        MessagingError.ServerNotFound,
        $"{DisplayText.Quote(WithoutUser(location))} is no server: give a SIP domain such as contoso.com, a host, or an address that begins with https.");
}
