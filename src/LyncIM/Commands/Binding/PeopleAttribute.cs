using System.Collections;
using System.Linq;
using System.Management.Automation;

namespace LyncIM.Commands;

/// <summary>
/// Lets a parameter that takes addresses take the objects that carry them: of Get-CsUser, Get-ADUser, Import-Csv and of this
/// module. The first property that holds something counts, in the order of <see cref="PropertyNames"/>.
/// </summary>
internal sealed class PeopleAttribute : ArgumentTransformationAttribute
{
    public static readonly string[] PropertyNames =
    {
        "To", "Recipient", "Participant", "SipAddress", "msRTCSIP-PrimaryUserAddress", "Uri", "Mail", "EmailAddress", "UserPrincipalName",
    };

    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => inputData switch
    {
        PSObject { BaseObject: not (string or IEnumerable) } record => AddressIn(record) ?? inputData,
        PSObject { BaseObject: IList list } => Addresses(list),
        IList list => Addresses(list),
        null or string => inputData,
        _ => AddressIn(PSObject.AsPSObject(inputData)) ?? inputData,
    };

    /// <summary>The address that an object carries; null where it carries none.</summary>
    public static string? AddressIn(PSObject record) => PropertyNames
        .Select(name => ValueOf(record, name))
        .FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));

    private static object[] Addresses(IList list) => list.Cast<object?>()
        .Select(item => item is null ? "" : AddressOf(item))
        .ToArray();

    private static object AddressOf(object item) =>
        item is string || item is PSObject { BaseObject: string } ? item : AddressIn(PSObject.AsPSObject(item)) ?? item;

    private static string? ValueOf(PSObject record, string name)
    {
        try
        {
            return record.Properties[name]?.Value?.ToString();
        }
        catch (GetValueInvocationException)
        {
            return null;
        }
    }
}
