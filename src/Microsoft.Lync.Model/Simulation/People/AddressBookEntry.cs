namespace Microsoft.Lync.Model.Simulation.People;

/// <summary>Somebody in the address book: with a SIP address, with another URI, or with none.</summary>
internal sealed class AddressBookEntry
{
    public AddressBookEntry(string name, string? uri)
    {
        Name = name;
        Uri = uri;
    }

    public string Name { get; }

    public string? Uri { get; }

    /// <summary>Whether Lync can talk to or call them.</summary>
    public bool IsReachable => Uri is not null && (HasScheme("sip:") || HasScheme("tel:"));

    /// <summary>The URI without its scheme, which is searched as well.</summary>
    public string Address => Uri?.Substring(Uri.IndexOf(':') + 1) ?? "";

    private bool HasScheme(string scheme) => Uri!.StartsWith(scheme, System.StringComparison.OrdinalIgnoreCase);
}
