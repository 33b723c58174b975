namespace LyncIM.Messaging;

/// <summary>What the client knows of somebody, raw; what it does not know is empty.</summary>
internal sealed record ContactCard(Person Person)
{
    /// <summary>Whether it is a distribution group; else it is a person.</summary>
    public bool IsGroup { get; init; }

    public LyncAvailability Availability { get; init; }

    public string Activity { get; init; } = "";

    public string Title { get; init; } = "";

    public string Department { get; init; } = "";

    public string Company { get; init; } = "";

    public string Office { get; init; } = "";

    public string Mail { get; init; } = "";

    public string Note { get; init; } = "";

    public string Location { get; init; } = "";
}
