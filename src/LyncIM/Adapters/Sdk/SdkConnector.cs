using System;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Waiting;

namespace LyncIM.Adapters.Sdk;

/// <summary>Finds the Lync client through its SDK. What was told of invitations is remembered for as long as it is used.</summary>
internal sealed class SdkConnector : IMessagingConnector
{
    private readonly DesktopReason _reason;
    private readonly Lazy<object> _invitations = new(NewInvitations);

    /// <param name="kind">Desktop or Simulator.</param>
    public SdkConnector(ClientKind kind)
        : this(kind, kind == ClientKind.Simulator ? null : WindowsDesktop.Instance)
    {
    }

    /// <param name="kind">Desktop or Simulator.</param>
    /// <param name="desktop">What is asked why Lync cannot be reached; null where it knows nothing of it.</param>
    public SdkConnector(ClientKind kind, IDesktopEnvironment? desktop)
    {
        _reason = new DesktopReason(desktop);
        Words = SdkWords.Create(kind, _reason);
    }

    public ClientWords Words { get; }

    public void EnsureCompatible(ClientChoice choice) => SdkAssembly.EnsureCompatible(choice);

    public async Task<IMessagingClient> ConnectAsync(ClientChoice choice, IMessagingObserver observer, CancellationToken cancellationToken)
    {
        var connecting = RunAsync(() => Connect(SdkAssembly.Bind(choice), observer));
        if (await connecting.CompletesAsync(cancellationToken).ConfigureAwait(false))
            return await connecting.ConfigureAwait(false);
        LetGoLateAsync(connecting).IgnoreFault();
        throw new OperationCanceledException(cancellationToken);
    }

    private static async Task LetGoLateAsync(Task<IMessagingClient> connecting) => (await connecting.ConfigureAwait(false)).Dispose();

    /// <summary>Finding Lync and reading what is open there may hang.</summary>
    private static Task<IMessagingClient> RunAsync(Func<IMessagingClient> connect)
    {
        var completed = new TaskCompletionSource<IMessagingClient>(TaskCreationOptions.RunContinuationsAsynchronously);
        SdkThreads.Run(() =>
        {
            try
            {
                completed.TrySetResult(connect());
            }
            catch (Exception e)
            {
                completed.TrySetException(e);
            }
        });
        return completed.Task;
    }

    /// <summary>Not inlined: compiling it needs the SDK, which is there only once it has been bound.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private IMessagingClient Connect(Assembly sdk, IMessagingObserver observer) => SdkClient.Listen(
        new SdkActivation(_reason).Find(), sdk, observer, (InvitationTexts)_invitations.Value, _reason);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static object NewInvitations() => new InvitationTexts();
}
