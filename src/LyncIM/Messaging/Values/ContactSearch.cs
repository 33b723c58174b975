using System.Collections.Generic;

namespace LyncIM.Messaging;

/// <summary>What a search has found.</summary>
/// <param name="Contacts">People and groups, as many as were asked for at most.</param>
/// <param name="HasMore">Whether there are more.</param>
/// <param name="Remark">What the user should know of how complete it is; null where there is nothing to say.</param>
internal sealed record ContactSearch(IReadOnlyList<ContactCard> Contacts, bool HasMore, string? Remark = null);
