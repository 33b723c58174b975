using System;

namespace LyncIM.Adapters.Ucwa;

/// <summary>Which addresses may be talked to: https, and plain http on this machine alone.</summary>
internal static class SecureAddress
{
    public static bool IsSecure(Uri uri) => uri.Scheme == Uri.UriSchemeHttps || uri.IsLoopback;

    /// <exception cref="LyncException">ServerNotFound: nothing has been sent there.</exception>
    public static void Demand(Uri uri)
    {
        if (!IsSecure(uri))
            throw new LyncException(
                MessagingError.ServerNotFound, $"{Show(uri)} is plain http: https is needed, and nothing was sent there.");
    }

    /// <summary>Whether <paramref name="target"/> may be gone on to: never from https to plain http.</summary>
    public static bool MayFollow(Uri source, Uri target) =>
        IsSecure(target) && (source.Scheme != Uri.UriSchemeHttps || target.Scheme == Uri.UriSchemeHttps);

    /// <summary>The host that a token belongs to: scheme, name and port.</summary>
    public static string HostOf(Uri uri) => uri.GetLeftPart(UriPartial.Authority).ToLowerInvariant();

    /// <summary>A URI for people, without its query.</summary>
    public static string Show(Uri uri) => uri.GetLeftPart(UriPartial.Path);
}
