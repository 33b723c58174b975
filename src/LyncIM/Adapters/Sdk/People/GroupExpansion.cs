using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Group;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// Expands a distribution group with all that are nested in it: each group once, because groups may contain each other, and each
/// person once. A group that cannot be expanded is a failure, never a shorter list.
/// </summary>
internal sealed class GroupExpansion
{
    /// <summary>Groups that are expanded at a time: the server limits how fast it can be asked.</summary>
    private const int MostAtOnce = 4;

    private readonly SdkContext _context;
    private readonly HashSet<DistributionGroup> _known = new();
    private readonly Dictionary<string, Contact> _people = new(StringComparer.OrdinalIgnoreCase);

    public GroupExpansion(SdkContext context)
    {
        _context = context;
    }

    /// <exception cref="LyncException">A group could not be expanded; the message names it.</exception>
    public async Task<IReadOnlyList<Contact>> ExpandAsync(DistributionGroup group, CancellationToken cancellationToken)
    {
        _known.Add(group);
        var waiting = new Queue<DistributionGroup>(_known);
        while (waiting.Count > 0)
        {
            var batch = new List<DistributionGroup>();
            while (waiting.Count > 0 && batch.Count < MostAtOnce)
                batch.Add(waiting.Dequeue());
            var expanded = await Task.WhenAll(batch.Select(one => ExpandOneAsync(one, cancellationToken))).ConfigureAwait(false);
            foreach (var (people, groups) in expanded)
            {
                foreach (var (uri, person) in people)
                    _people[uri] = person;
                foreach (var nested in groups.Where(_known.Add))
                    waiting.Enqueue(nested);
            }
        }
        return _people.Values.ToList();
    }

    private async Task<(List<(string Uri, Contact Person)> People, List<DistributionGroup> Groups)> ExpandOneAsync(
        DistributionGroup group, CancellationToken cancellationToken)
    {
        try
        {
            if (!await RunAsync(() => group.IsExpanded, cancellationToken).ConfigureAwait(false))
            {
                await SdkOperation<bool>.RunAsync(
                    _context.Life, callback => group.BeginExpand(callback, null), group.EndExpand, cancellationToken).ConfigureAwait(false);
            }
            return await RunAsync(() => (ReadPeople(group), ReadGroups(group)), cancellationToken).ConfigureAwait(false);
        }
        catch (LyncException e) when (!_context.Life.HasGone)
        {
            var name = await RunAsync(() => SdkReader.Read(() => group.Name, null) ?? "", cancellationToken).ConfigureAwait(false);
            throw new LyncException(
                e.Error == MessagingError.LyncNotSignedIn ? e.Error : MessagingError.LyncFailure,
                $"The members of the distribution group '{name}' could not be read: {e.Message}",
                e.SipStatus,
                e.Code,
                e);
        }
    }

    /// <summary>Enumerates the members, which costs one call for a hundred that are known. What it throws is raw.</summary>
    private static List<(string Uri, Contact Person)> ReadPeople(DistributionGroup group)
    {
        var people = new List<(string, Contact)>();
        foreach (var person in group)
        {
            if (person is not null && SdkReader.Read(() => person.Uri, null) is { Length: > 0 } uri)
                people.Add((uri, SdkWrappers.Canonical(person)));
        }
        return people;
    }

    private static List<DistributionGroup> ReadGroups(DistributionGroup group)
    {
        var groups = new List<DistributionGroup>();
        foreach (var nested in group.NestedGroups ?? throw SdkWords.Gone())
        {
            if (nested is DistributionGroup distribution)
                groups.Add(SdkWrappers.Canonical(distribution));
        }
        return groups;
    }

    private Task<T> RunAsync<T>(Func<T> call, CancellationToken cancellationToken) =>
        SdkOperation<T>.RunAsync(_context.Life, call, cancellationToken);
}
