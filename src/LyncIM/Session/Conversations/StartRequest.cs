using System.Collections.Generic;
using LyncIM.Messaging;

namespace LyncIM.Session;

/// <summary>A conversation to be started.</summary>
/// <param name="Participants">With whom; one for a private conversation, several for a group.</param>
/// <param name="Subject">Its subject; null for none.</param>
/// <param name="IsNew">Whether an open conversation with the same person is left alone rather than used.</param>
internal sealed record StartRequest(IReadOnlyList<SipAddress> Participants, string? Subject = null, bool IsNew = false)
{
    /// <summary>Whether an open conversation would do.</summary>
    public bool MayBeOpen => Participants.Count == 1 && !IsNew;
}
