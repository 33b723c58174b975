using System;

namespace Microsoft.Lync.Model;

/// <summary>Where to search.</summary>
[Flags]
public enum SearchProviders
{
    Default = 0,
    ExchangeService = 1,
    GlobalAddressList = 2,
    WindowsAddressBook = 4,
    OtherContacts = 8,
    PersonalContacts = 5,
    Expert = 65535,
    Reserved1 = 65534,
    Invalid = -1,
}
