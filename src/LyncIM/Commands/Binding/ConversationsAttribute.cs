using System.Collections;
using System.Management.Automation;

namespace LyncIM.Commands;

/// <summary>
/// Lets a parameter that takes conversations take their numbers, and the messages, replies and results that have one. A number that
/// does not exist becomes a conversation that stands for it, so that the command writes the error.
/// </summary>
internal sealed class ConversationsAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is null)
            return null;
        var item = RecordTypes.Base(inputData);
        if (item is not IList items)
            return Conversation(item);
        var conversations = new object?[items.Count];
        for (var i = 0; i < conversations.Length; i++)
            conversations[i] = items[i] is { } one ? Conversation(RecordTypes.Base(one)) : null;
        return conversations;
    }

    private static object Conversation(object item) => item switch
    {
        LyncConversation => item,
        LyncMessage message => message.Conversation,
        LyncReply reply => reply.Conversation,
        LyncSendResult result => result.Conversation ?? BoundObjects.RepresentAsConversation(item),
        _ when ConversationArgument.IsNumber(item) => ConversationArgument.Find(item) ?? BoundObjects.RepresentAsConversation(item),
        _ when RecordTypes.IsCopyOf<LyncConversation>(item) => BoundObjects.RepresentAsConversation(item),
        _ => item,
    };
}
