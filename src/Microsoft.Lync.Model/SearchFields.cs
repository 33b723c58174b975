using System;

namespace Microsoft.Lync.Model;

/// <summary>What to search.</summary>
[Flags]
public enum SearchFields
{
    FirstName = 1,
    LastName = 2,
    DisplayName = 4,
    Company = 8,
    PrimaryEmailAddress = 16,
    EmailAddresses = 32,
    Alias = 64,
    PhoneNumbers = 128,
    PhoneExtention = 256,
    AllFields = -1,
    Invalid = -1,
}
