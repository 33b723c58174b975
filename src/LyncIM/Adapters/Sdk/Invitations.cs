using System.Runtime.CompilerServices;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// What has been told of each conversation's invitation. It outlives the listening: when the client is let go and attached to
/// once more, an invitation that is found again, or is only just being raised as an event, is no news.
/// </summary>
internal sealed class Invitations
{
    private readonly ConditionalWeakTable<object, Invitation> _byConversation = new();

    public Invitation Of(object conversation) => _byConversation.GetOrCreateValue(conversation);
}
