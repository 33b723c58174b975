namespace Microsoft.Lync.Model;

/// <summary>How fresh a subscriber wants to have what it subscribes to.</summary>
public enum ContactSubscriptionRefreshRate
{
    None = 0,
    Low = 1,
    High = 2,
    Invalid = -1,
}
