using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using LyncIM.Session;

namespace LyncIM.Commands;

/// <summary>
/// Lets a parameter that takes addresses take the objects that carry them. Text stays as it is; an object becomes a text that stands
/// for it, and the command finds out whom it means.
/// </summary>
internal sealed class PeopleAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether numbers and conversations are left alone, because another parameter at the same position takes them.</summary>
    public bool LeavesConversations { get; init; }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is null)
            return null;
        var item = RecordTypes.Base(inputData);
        if (item is string or string[] || (LeavesConversations && IsConversation(item)))
            return inputData;
        return item is IEnumerable and not IDictionary ? Each((IEnumerable)item) : Represent(item);
    }

    private object Each(IEnumerable items)
    {
        var arguments = new ArrayList();
        foreach (var item in items)
        {
            var bare = item is null ? null : RecordTypes.Base(item);
            if (LeavesConversations && bare is not null && IsConversation(bare))
                return items;
            arguments.Add(bare is null or string ? bare : Represent(bare));
        }
        return arguments.ToArray();
    }

    /// <summary>The text says who it is where that is one person: it is what others see of the argument.</summary>
    private static string Represent(object item)
    {
        var people = new List<Recipient>(1);
        PersonReader.Read(item, people);
        var shown = people[0].Shown;
        return BoundObjects.Represent(item, shown.Length > 0 ? shown : $"({item.GetType().Name} without an address)");
    }

    private static bool IsConversation(object item) => item is LyncConversation || ConversationArgument.IsNumber(item);
}
