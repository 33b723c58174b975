using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Lync.Model.Group;

namespace LyncIM.Adapters.Sdk;

/// <summary>Finds a distribution group by its mail address, or by its name as it is written.</summary>
internal sealed class GroupFinder
{
    /// <summary>A search for "Team" also finds "Team West" and the like.</summary>
    private const int MostCandidates = 100;

    private readonly SdkContext _context;
    private readonly DirectorySearch _search;

    public GroupFinder(SdkContext context, DirectorySearch search)
    {
        _context = context;
        _search = search;
    }

    /// <exception cref="LyncException">RecipientNotFound, also for a person; MissingArgument where several have that name.</exception>
    public async Task<DistributionGroup> FindAsync(string group, CancellationToken cancellationToken)
    {
        // A lookup by name gives one of several with that name, and does not say that there are others.
        var ways = new Func<string, CancellationToken, Task<DistributionGroup?>>[] { FindExactAsync, LookUpAsync };
        foreach (var find in IsAddress(group) ? ways.Reverse() : ways)
        {
            if (await find(group, cancellationToken).ConfigureAwait(false) is { } found)
                return found;
        }
        throw NotFound(group);
    }

    private static bool IsAddress(string group) => group.IndexOf('@') >= 0;

    private static LyncException NotFound(string group) =>
        new(MessagingError.RecipientNotFound, $"There is no distribution group '{group}'.");

    /// <summary>Asks Lync for it; null where Lync knows nothing of that name. A lookup knows only what Lync has at hand.</summary>
    private async Task<DistributionGroup?> LookUpAsync(string group, CancellationToken cancellationToken)
    {
        try
        {
            var manager = await RunAsync(() => _context.Contacts.Manager, cancellationToken).ConfigureAwait(false);
            var found = await SdkOperation<object?>.RunAsync(
                _context.Life,
                callback => manager.BeginLookup(group, callback, null),
                manager.EndLookup,
                cancellationToken).ConfigureAwait(false);
            return found switch
            {
                DistributionGroup known => SdkWrappers.Canonical(known),
                null => null,
                _ => throw new LyncException(MessagingError.RecipientNotFound, $"'{group}' is no distribution group."),
            };
        }
        catch (LyncException e) when (SdkErrors.IsNotFound(e))
        {
            return null;
        }
    }

    private async Task<DistributionGroup?> FindExactAsync(string group, CancellationToken cancellationToken)
    {
        var candidates = await _search.FindGroupsAsync(group, MostCandidates, cancellationToken).ConfigureAwait(false);
        var found = await RunAsync(() => candidates.Where(one => Is(one, group)).ToList(), cancellationToken).ConfigureAwait(false);
        if (found.Count > 1)
            throw await RunAsync(() => Ambiguous(group, found), cancellationToken).ConfigureAwait(false);
        return found.FirstOrDefault();
    }

    private static bool Is(DistributionGroup group, string text) =>
        string.Equals(SdkReader.Read(() => group.EmailAddress, null), text, StringComparison.OrdinalIgnoreCase)
        || string.Equals(SdkReader.Read(() => group.Name, null), text, StringComparison.OrdinalIgnoreCase);

    private static LyncException Ambiguous(string group, IEnumerable<DistributionGroup> found)
    {
        var addresses = found.Select(one => SdkReader.Read(() => one.EmailAddress, null)).OfType<string>();
        var list = string.Join(", ", addresses.OrderBy(address => address, StringComparer.OrdinalIgnoreCase));
        return new LyncException(MessagingError.MissingArgument, $"Several distribution groups are called '{group}': {list}.")
        {
            Recommendation = "Give the address of the one that is meant.",
        };
    }

    private Task<T> RunAsync<T>(Func<T> call, CancellationToken cancellationToken) =>
        SdkOperation<T>.RunAsync(_context.Life, call, cancellationToken);
}
