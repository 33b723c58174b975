using System;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using LyncIM.DevServer.Network;
using Microsoft.AspNetCore.Http;

namespace LyncIM.DevServer.Authentication;

/// <summary>The tokens that were issued, each for one user and one host. Safe for any thread.</summary>
internal sealed class TokenStore
{
    private readonly ConcurrentDictionary<string, Token> _tokens = new(StringComparer.Ordinal);

    public string Issue(User user, string host, TimeSpan lifetime)
    {
        var token = "cwt=AAEB" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(96)).Replace('+', '-').Replace('/', '_');
        _tokens[token] = new Token(user, host, DateTime.UtcNow + lifetime);
        return token;
    }

    /// <summary>Whose token a request carries; null where it has none that holds here.</summary>
    public User? Find(HttpContext context)
    {
        const string scheme = "Bearer ";
        var authorization = context.Request.Headers.Authorization.ToString();
        return authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            && _tokens.TryGetValue(authorization[scheme.Length..].Trim(), out var token)
            && token.Expires > DateTime.UtcNow && token.Host.Equals(context.Request.Host.Value, StringComparison.OrdinalIgnoreCase)
            ? token.User : null;
    }

    public User Demand(HttpContext context) => Find(context) ?? throw new UnauthorizedException();

    /// <summary>Lets all tokens expire.</summary>
    public void Clear() => _tokens.Clear();

    private readonly record struct Token(User User, string Host, DateTime Expires);
}
