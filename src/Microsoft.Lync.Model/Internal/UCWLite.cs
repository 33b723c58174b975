namespace Microsoft.Lync.Model.Internal;

/// <summary>An object without events.</summary>
public abstract class UCWLite : UCWBase
{
    /// <summary>Called by the SDK's own types.</summary>
    protected UCWLite()
    {
    }
}
