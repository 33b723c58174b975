using System;
using System.Management.Automation;

namespace LyncIM;

/// <summary>
/// A property that PowerShell reads as live objects, in every runspace, where ConvertTo-Json reads a text: that command takes the
/// .NET property, cuts off what is nested deeper than two levels, and warns.
/// </summary>
internal sealed class LiveProperty : PSNoteProperty
{
    private readonly Func<object?> _read;

    private LiveProperty(string name, Func<object?> read)
        : base(name, null)
    {
        _read = read;
    }

    public override bool IsSettable => false;

    public override object? Value
    {
        get => _read();
        set => throw new SetValueException($"{Name} cannot be set.");
    }

    public override string TypeNameOfValue => Value?.GetType().FullName ?? typeof(object).FullName!;

    /// <summary>Adds the property to <paramref name="owner"/>, for as long as that lives.</summary>
    public static void Add(object owner, string name, Func<object?> read) =>
        PSObject.AsPSObject(owner).Members.Add(new LiveProperty(name, read));

    public override PSMemberInfo Copy() => new LiveProperty(Name, _read);

    public override string ToString() => $"{TypeNameOfValue} {Name}";
}
