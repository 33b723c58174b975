using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation.Com;
using Microsoft.Lync.Model.Simulation.People;

namespace Microsoft.Lync.Model;

/// <summary>
/// What a search has found. Reading a list wraps all of it under the SDK's lock; where one of them cannot be wrapped, or Lync dies
/// meanwhile, the list is null, without an exception and without a client thrown away.
/// </summary>
public class SearchResults : UCWLite
{
    internal SearchResults(SearchObject remote)
    {
        Com = remote;
    }

    public IList<Contact>? Contacts => ReadAll<Contact>(nameof(Contacts), () => Remote.People);

    public IList<Group.Group>? Groups => ReadAll<Group.Group>(nameof(Groups), () => Remote.Groups);

    public bool IsMoreAvailable => Get(() => false, false);

    private SearchObject Remote => (SearchObject)Com;

    private List<T>? ReadAll<T>(string member, Func<IReadOnlyList<ComEventSource>> found)
        where T : UCWBase
    {
        try
        {
            return ComCall.Run(Kind, member, Com, () => ReturnsNull(member) ? null : UCWCache.WrapAll<T>(found(), Kind));
        }
        catch (COMException)
        {
            return null;
        }
    }
}
