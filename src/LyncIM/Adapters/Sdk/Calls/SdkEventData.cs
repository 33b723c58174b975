using System;
using System.Reflection;
using Microsoft.Lync.Model.Conversation;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// Tells a message that is raised twice from two messages with the same text. Each raising brings arguments of its own, but those
/// of one message hold the same data.
/// </summary>
internal static class SdkEventData
{
    private static readonly FieldInfo[] Fields = typeof(MessageSentEventArgs).GetFields(
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);

    public static bool IsSame(MessageSentEventArgs one, MessageSentEventArgs? other) =>
        other is not null
        && Array.Exists(Fields, field => HoldsObject(field, one))
        && Array.TrueForAll(Fields, field => Equals(field, one, other));

    private static bool HoldsObject(FieldInfo field, MessageSentEventArgs args) =>
        field.GetValue(args) is not (null or string or ValueType);

    private static bool Equals(FieldInfo field, MessageSentEventArgs one, MessageSentEventArgs other)
    {
        var (value, otherValue) = (field.GetValue(one), field.GetValue(other));
        return ReferenceEquals(value, otherValue) || (value is ValueType && value.Equals(otherValue));
    }
}
