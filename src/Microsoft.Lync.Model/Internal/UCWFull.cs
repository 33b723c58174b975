namespace Microsoft.Lync.Model.Internal;

/// <summary>An object with events of its own.</summary>
public abstract class UCWFull : UCWBase
{
    /// <summary>Called by the SDK's own types.</summary>
    protected UCWFull()
    {
    }
}
