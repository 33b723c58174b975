namespace LyncIM.DevServer.Autodiscover;

/// <summary>Where discovery sends a client; null means here.</summary>
internal sealed class DiscoveryRules
{
    /// <summary>Another discovery root.</summary>
    public string? RootRedirect { get; set; }

    /// <summary>The root or user resource of the pool that the user is homed on.</summary>
    public string? UserRedirect { get; set; }

    /// <summary>The applications resource of another host.</summary>
    public string? Applications { get; set; }
}
