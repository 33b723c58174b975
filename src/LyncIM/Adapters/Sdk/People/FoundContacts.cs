using System.Collections.Generic;
using LyncIM.Messaging;
using Microsoft.Lync.Model;

namespace LyncIM.Adapters.Sdk;

/// <summary>What a search has found.</summary>
/// <param name="People">People who have a SIP address.</param>
/// <param name="Groups">Distribution groups.</param>
/// <param name="HasMore">Whether there are more than were asked for.</param>
/// <param name="Remark">What the user should know of how complete it is; null where there is nothing to say.</param>
internal sealed record FoundContacts(IReadOnlyList<Contact> People, IReadOnlyList<ContactCard> Groups, bool HasMore, string? Remark);
