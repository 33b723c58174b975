namespace LyncIM.Messaging;

/// <summary>Which client the user wants: the simulated one, or the one that the SDK in <see cref="SdkPath"/> talks to.</summary>
internal sealed record ClientChoice(bool Simulator, string? SdkPath)
{
    /// <summary>Nothing said: what is there already, else what can be found.</summary>
    public static ClientChoice Any { get; } = new(false, null);
}
