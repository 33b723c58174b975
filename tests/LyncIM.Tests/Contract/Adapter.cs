namespace LyncIM.Tests.Contract;

/// <summary>The adapters that are held to the contract.</summary>
public enum Adapter
{
    /// <summary>The tests' own port, which shows that the contract can be kept.</summary>
    InMemory,

    /// <summary>The SDK's adapter, on the stand-in.</summary>
    Sdk,

    /// <summary>The server's adapter, on the development server.</summary>
    Ucwa,
}
