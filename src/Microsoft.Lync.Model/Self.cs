using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation;

namespace Microsoft.Lync.Model;

/// <summary>The signed-in user.</summary>
public class Self : UCWFull
{
    private readonly Contact _contact;

    internal Self(LyncClient owner, string uri)
    {
        OwnedBy(owner);
        Person = new SimulatedContact(uri);
        _contact = new Contact(owner, Person);
    }

    internal SimulatedContact Person { get; }

    public Contact? Contact => Read<Contact?>(_contact, null);
}
