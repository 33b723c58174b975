using System;
using System.Collections.Generic;

namespace Microsoft.Lync.Model;

/// <summary>Tells what of a contact has become known, or has changed.</summary>
public class ContactInformationChangedEventArgs : EventArgs
{
    internal ContactInformationChangedEventArgs(IList<ContactInformationType> changed)
    {
        ChangedContactInformation = changed;
    }

    public IList<ContactInformationType> ChangedContactInformation { get; }
}
