namespace LyncIM.DevServer.Control;

/// <summary>What a simulated contact does with an invitation.</summary>
public enum InvitationAnswer
{
    /// <summary>What their address says.</summary>
    AsTheyAre,

    /// <summary>Takes it, whatever stands in it.</summary>
    Accept,

    /// <summary>Refuses it.</summary>
    Decline,

    /// <summary>Lets it ring.</summary>
    Ignore,
}
