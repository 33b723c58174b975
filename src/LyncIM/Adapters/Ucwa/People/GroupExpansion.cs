using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Formatting;

namespace LyncIM.Adapters.Ucwa;

/// <summary>The people of a distribution group and of the groups in it, each once; a group may contain itself. All of them, or an error.</summary>
internal sealed class GroupExpansion
{
    private readonly UcwaServer _server;
    private readonly HashSet<string> _groups = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _people = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<UcwaResource> _members = new();

    public GroupExpansion(UcwaServer server)
    {
        _server = server;
    }

    public IReadOnlyList<UcwaResource> Members => _members;

    /// <summary>The group of that address or name.</summary>
    /// <exception cref="LyncException">RecipientNotFound, or MissingArgument where several have that name.</exception>
    public static UcwaResource Choose(string wanted, IReadOnlyList<UcwaResource> people, IReadOnlyList<UcwaResource> groups)
    {
        if (groups.FirstOrDefault(group => Directory.HasAddress(group, wanted)) is { } addressed)
            return addressed;
        var named = groups.Where(group => string.Equals(group.Text("name"), wanted, StringComparison.CurrentCultureIgnoreCase)).ToArray();
        if (named.Length > 1)
            throw new LyncException(
                MessagingError.MissingArgument,
                $"Several groups are named {DisplayText.Quote(wanted)}: {string.Join(", ", named.Select(AddressOf))}. Give the address of one.");
        if (named.Length == 1)
            return named[0];
        throw new LyncException(
            MessagingError.RecipientNotFound,
            people.Any(person => Directory.HasAddress(person, wanted))
                ? $"{DisplayText.Quote(wanted)} is a person, and no group."
                : $"There is no group {DisplayText.Quote(wanted)}.",
            404);
    }

    /// <summary>Adds the people of a group.</summary>
    /// <exception cref="LyncException">The server does not tell who is in it, or in one of its groups.</exception>
    public async Task AddAsync(UcwaResource group, CancellationToken cancellationToken)
    {
        if (!_groups.Add(IdentityOf(group)))
            return;
        if (!HoldsMembers(group))
            group = await ExpandAsync(group, cancellationToken).ConfigureAwait(false);
        foreach (var person in group.AllEmbedded("contact"))
            Add(person);
        var embedded = new HashSet<string>(group.AllEmbedded("contact").Select(person => UcwaEvent.KeyOf(person.Self)).OfType<string>());
        foreach (var link in group.Links("contact").Where(link => !embedded.Contains(UcwaEvent.KeyOf(link.Uri) ?? "")))
            Add(await FetchAsync(link, group, cancellationToken).ConfigureAwait(false));
        var inner = group.AllEmbedded("distributionGroup").ToArray();
        foreach (var nested in inner)
            await AddAsync(nested, cancellationToken).ConfigureAwait(false);
        embedded = new HashSet<string>(inner.Select(nested => UcwaEvent.KeyOf(nested.Self)).OfType<string>());
        foreach (var link in group.Links("distributionGroup").Where(link => !embedded.Contains(UcwaEvent.KeyOf(link.Uri) ?? "")))
            await AddAsync(await FetchAsync(link, group, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    private static bool HoldsMembers(UcwaResource group) =>
        group.AllEmbedded("contact").Any() || group.AllEmbedded("distributionGroup").Any() || group.Links("contact").Any();

    private static string AddressOf(UcwaResource group) => Directory.WithoutScheme(DisplayText.OneLine(group.Text("uri") ?? ""));

    private static string IdentityOf(UcwaResource group) =>
        AddressOf(group) is { Length: > 0 } address ? address : group.Text("id") ?? UcwaEvent.KeyOf(group.Self) ?? group.Text("name") ?? "";

    private static string NameOf(UcwaResource group) => DisplayText.Quote(group.Text("name") ?? AddressOf(group));

    private void Add(UcwaResource person)
    {
        var identity = Directory.WithoutScheme(person.Text("uri") ?? "");
        if (_people.Add(identity.Length > 0 ? identity : person.Text("name") ?? ""))
            _members.Add(person);
    }

    private async Task<UcwaResource> ExpandAsync(UcwaResource group, CancellationToken cancellationToken)
    {
        if (group.Link("expandDistributionGroup")?.Uri is not { } uri)
            throw new LyncException(MessagingError.LyncFailure, $"The server does not tell who is in {NameOf(group)}.");
        var response = await _server.Http.SendAsync(UcwaRequest.Get(uri), cancellationToken).ConfigureAwait(false);
        if (response.IsSuccess || response.Status >= 500)
            return UcwaErrors.Demand(response);
        var why = response.Reason is { } reason ? UcwaErrors.Describe(reason) : $"HTTP {response.Status}";
        var isTooLarge = response.Reason is { } limit && UcwaErrors.Is(limit.Subcode, "TooManyContacts");
        throw new LyncException(
            MessagingError.LyncFailure,
            isTooLarge
                ? $"{NameOf(group)} has more members than the server tells ({why})."
                : $"The server does not tell who is in {NameOf(group)} ({why}).",
            code: (uint)response.Status);
    }

    private async Task<UcwaResource> FetchAsync(UcwaLink link, UcwaResource group, CancellationToken cancellationToken) =>
        (link.Uri is { } uri ? await _server.Http.FindAsync(uri, cancellationToken).ConfigureAwait(false) : null)
        ?? throw new LyncException(MessagingError.LyncFailure, $"The server does not tell of all who are in {NameOf(group)}.");
}
