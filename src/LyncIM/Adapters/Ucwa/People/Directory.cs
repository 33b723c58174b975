using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;

namespace LyncIM.Adapters.Ucwa;

/// <summary>The address book of the organisation, as the server searches it.</summary>
internal sealed class Directory
{
    /// <summary>The most that the server finds at once.</summary>
    public const int Most = 100;

    private const int LongestQuery = 256;

    private readonly UcwaServer _server;

    public Directory(UcwaServer server)
    {
        _server = server;
    }

    /// <summary>People and groups that match, in the server's order, and whether there are more.</summary>
    /// <exception cref="LyncException">The server does not search.</exception>
    public async Task<(IReadOnlyList<UcwaResource> People, IReadOnlyList<UcwaResource> Groups, bool HasMore)> SearchAsync(
        string text, int most, CancellationToken cancellationToken)
    {
        var uri = await _server.Application.FindPeopleLinkAsync("search", cancellationToken).ConfigureAwait(false)
            ?? throw new LyncException(MessagingError.LyncFailure, "The server lets this account search for nobody.");
        var query = text.Length > LongestQuery ? text.Substring(0, LongestQuery) : text;
        var limit = Math.Max(1, Math.Min(most, Most)).ToString(CultureInfo.InvariantCulture);
        var asked = QueryString.Add(QueryString.Add(uri, "query", query), "limit", limit);
        var response = await _server.Http.SendAsync(UcwaRequest.Get(asked), cancellationToken).ConfigureAwait(false);
        if (response.Status == 403)
            throw new LyncException(MessagingError.LyncFailure, "The server lets this account search for nobody.", code: 403);
        var found = UcwaErrors.Demand(response);
        return (found.AllEmbedded("contact").ToArray(), found.AllEmbedded("distributionGroup").ToArray(), found.Is("moreResultsAvailable"));
    }

    /// <summary>The person of that address; null where the search does not find one, or may not be used.</summary>
    public async Task<UcwaResource?> FindPersonAsync(SipAddress address, CancellationToken cancellationToken)
    {
        try
        {
            var (people, _, _) = await SearchAsync(address.Address, Most, cancellationToken).ConfigureAwait(false);
            return people.FirstOrDefault(person => HasAddress(person, address.Address));
        }
        catch (LyncException e) when (e.Error == MessagingError.LyncFailure)
        {
            return null;
        }
    }

    public static bool HasAddress(UcwaResource contact, string address) =>
        new[] { contact.Text("uri") }.Concat(contact.Texts("emailAddresses")).Any(known => AreSame(known, address));

    /// <summary>Compares addresses without their schemes.</summary>
    public static bool AreSame(string? address, string? other) =>
        !string.IsNullOrEmpty(address)
        && !string.IsNullOrEmpty(other)
        && string.Equals(WithoutScheme(address!), WithoutScheme(other!), StringComparison.OrdinalIgnoreCase);

    public static string WithoutScheme(string address)
    {
        const string Mail = "mailto:";
        return address.StartsWith(Mail, StringComparison.OrdinalIgnoreCase) ? address.Substring(Mail.Length) : SipAddress.WithoutScheme(address);
    }
}
