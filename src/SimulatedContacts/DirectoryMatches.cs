using System.Collections.Generic;

namespace SimulatedContacts;

/// <summary>What a search has found, in the directory's order.</summary>
internal sealed class DirectoryMatches
{
    public DirectoryMatches(IReadOnlyList<DirectoryPerson> people, IReadOnlyList<DirectoryGroup> groups, bool areCut)
    {
        People = people;
        Groups = groups;
        AreCut = areCut;
    }

    public IReadOnlyList<DirectoryPerson> People { get; }

    public IReadOnlyList<DirectoryGroup> Groups { get; }

    /// <summary>Whether there are more than were asked for.</summary>
    public bool AreCut { get; }
}
