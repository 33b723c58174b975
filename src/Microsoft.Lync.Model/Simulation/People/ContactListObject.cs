using System.Collections.Generic;
using Microsoft.Lync.Model.Group;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation.Com;
using Microsoft.Lync.Model.Simulation.Desktop;

namespace Microsoft.Lync.Model.Simulation.People;

/// <summary>Contacts that an operation has collected.</summary>
internal sealed class ContactListObject : ComEventSource
{
    public ContactListObject(LyncProcess process, IReadOnlyList<ComEventSource> contacts)
        : base(process)
    {
        Contacts = contacts;
    }

    public IReadOnlyList<ComEventSource> Contacts { get; }

    public override UCWBase NewWrapper() => new ContactCollection(this);
}
