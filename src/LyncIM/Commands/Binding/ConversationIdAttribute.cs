using System.Management.Automation;

namespace LyncIM.Commands;

/// <summary>Lets a parameter that takes the numbers of conversations take the conversations.</summary>
internal sealed class ConversationIdAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData is not null && RecordTypes.Base(inputData) is LyncConversation conversation ? conversation.Id : inputData;
}
