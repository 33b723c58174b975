using System;
using System.Management.Automation;
using LyncIM.Session;

namespace LyncIM.Commands;

/// <summary>Lets a parameter take a moment as a message, a reply, or a time.</summary>
internal sealed class MessageTimeAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is null)
            return null;
        var item = RecordTypes.Base(inputData);
        return item switch
        {
            LyncMessage message => new MessageMark(message),
            LyncReply reply => new MessageMark(reply.Answer),
            MessageMark => item,
            _ when RecordTypes.IsCopyOf<LyncMessage>(item) => Time(RecordProperties.Value((PSObject)item, nameof(LyncMessage.Timestamp))),
            _ => Time(item),
        };
    }

    private static MessageMark Time(object? value) => LanguagePrimitives.TryConvertTo<DateTime>(value, out var time)
        ? new MessageMark(time.Kind == DateTimeKind.Utc ? time.ToLocalTime() : time)
        : throw new ArgumentTransformationMetadataException("That is neither a received message nor a time.");
}
