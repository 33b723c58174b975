namespace LyncIM.DevServer.People;

/// <summary>What somebody simulated has written about themselves.</summary>
internal sealed class PersonNotes
{
    public string Note { get; set; } = "";

    public string Location { get; set; } = "";
}
