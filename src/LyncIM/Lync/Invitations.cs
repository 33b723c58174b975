using System.Runtime.CompilerServices;
using System.Threading;

namespace LyncIM.Lync;

/// <summary>
/// What has been told of each conversation's invitation. It outlives the listening: when the client is let go and attached to
/// once more, an invitation that is found again, or is only just being raised as an event, is no news.
/// </summary>
internal sealed class Invitations
{
    private ConditionalWeakTable<object, Invitation> _byConversation = new();

    public Invitation Of(object conversation) => Volatile.Read(ref _byConversation).GetOrCreateValue(conversation);

    /// <summary>Forgets all of it: what waits is news again.</summary>
    public void Clear() => Volatile.Write(ref _byConversation, new());
}
