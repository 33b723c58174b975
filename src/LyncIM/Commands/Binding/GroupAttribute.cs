using System.Management.Automation;

namespace LyncIM.Commands;

/// <summary>Lets a parameter that takes the name or address of a group take the objects that carry its address.</summary>
internal sealed class GroupAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is null)
            return null;
        var item = RecordTypes.Base(inputData);
        return item is string ? item : BoundObjects.Represent(item, NameOf(item) ?? $"({item.GetType().Name})");
    }

    /// <summary>The name or address; null where the object has none.</summary>
    public static string? NameOf(object given) => given switch
    {
        string text => text.Trim(),
        LyncContact contact => contact.SipAddress,
        _ => RecordProperties.Address(PSObject.AsPSObject(given)) is { } value && RecordTypes.Base(value) is string address ? address.Trim() : null,
    };
}
