using System.Collections.Generic;
using Microsoft.Lync.Model.Simulation.Com;
using Microsoft.Lync.Model.Simulation.Desktop;

namespace Microsoft.Lync.Model.Simulation.People;

/// <summary>What a search has found.</summary>
internal sealed class SearchObject : ComObject
{
    public SearchObject(LyncProcess process, IReadOnlyList<ContactObject> people, IReadOnlyList<GroupObject> groups)
        : base(process)
    {
        People = people;
        Groups = groups;
    }

    public IReadOnlyList<ContactObject> People { get; }

    public IReadOnlyList<GroupObject> Groups { get; }
}
