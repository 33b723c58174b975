using System.Reflection;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;

namespace LyncIM.Lync;

/// <summary>Finds the Lync client through its SDK.</summary>
internal sealed class LyncConnector : IMessagingConnector
{
    private readonly Invitations _invitations = new();

    public void Demand(ClientChoice choice) => LyncSdk.Demand(choice);

    public void Forget() => _invitations.Clear();

    public Task<IMessagingClient> ConnectAsync(ClientChoice choice, IMessagingObserver observer, CancellationToken cancellationToken)
    {
        var sdk = LyncSdk.Bind(choice);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Connect(sdk, observer));
    }

    /// <summary>Not inlined: compiling it needs the SDK, which is there only once it has been bound.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private IMessagingClient Connect(Assembly sdk, IMessagingObserver observer) => LyncClientAdapter.Connect(sdk, observer, _invitations);
}
