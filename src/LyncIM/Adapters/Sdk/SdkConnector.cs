using System.Reflection;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;

namespace LyncIM.Adapters.Sdk;

/// <summary>Finds the Lync client through its SDK.</summary>
internal sealed class SdkConnector : IMessagingConnector
{
    private readonly Invitations _invitations = new();
    private readonly ClientKind _kind;

    /// <param name="kind">Desktop or Simulator.</param>
    public SdkConnector(ClientKind kind)
    {
        _kind = kind;
    }

    public ClientWords Words => _kind == ClientKind.Simulator ? SdkWords.Simulator : SdkWords.Desktop;

    public void EnsureCompatible(ClientChoice choice) => SdkAssembly.EnsureCompatible(choice);

    public Task<IMessagingClient> ConnectAsync(ClientChoice choice, IMessagingObserver observer, CancellationToken cancellationToken)
    {
        var sdk = SdkAssembly.Bind(choice);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Connect(sdk, observer));
    }

    /// <summary>Not inlined: compiling it needs the SDK, which is there only once it has been bound.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private IMessagingClient Connect(Assembly sdk, IMessagingObserver observer) => SdkClient.Connect(sdk, observer, _invitations);
}
