using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Lync.Model.Simulation.Com;

namespace Microsoft.Lync.Model;

/// <summary>Tells what of a contact has become known, or has changed.</summary>
public class ContactInformationChangedEventArgs : EventArgs
{
    private readonly EventData _data;
    private readonly IReadOnlyList<ContactInformationType> _changed;

    internal ContactInformationChangedEventArgs(EventData data, IReadOnlyList<ContactInformationType> changed)
    {
        _data = data;
        _changed = changed;
    }

    public IList<ContactInformationType>? ChangedContactInformation =>
        _data.Get<IList<ContactInformationType>?>(this, () => _changed.ToList(), null);
}
