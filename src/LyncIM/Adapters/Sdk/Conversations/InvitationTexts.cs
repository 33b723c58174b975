using System.Runtime.CompilerServices;
using Microsoft.Lync.Model.Conversation;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// What has been told of each conversation's invitation. It outlives the listening: when the client is let go and attached to
/// once more, an invitation that is found again, or is only just being raised as an event, is no news.
/// </summary>
internal sealed class InvitationTexts
{
    private readonly ConditionalWeakTable<Conversation, InvitationText> _byConversation = new();

    public InvitationText For(Conversation conversation) => _byConversation.GetOrCreateValue(conversation);
}
