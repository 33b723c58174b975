using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation;
using Microsoft.Lync.Model.Simulation.Com;
using Microsoft.Lync.Model.Simulation.Desktop;

namespace Microsoft.Lync.Model;

/// <summary>The running client; one for the process, until some call has met a dead object.</summary>
public class LyncClient : Client
{
    private const string NotRunning = "The host process is not running";

    [SuppressMessage("Style", "IDE1006", Justification = "Named as in the genuine SDK, where programs read it by reflection.")]
    private static readonly object s_lock = new();

    [SuppressMessage("Style", "IDE1006", Justification = "Named as in the genuine SDK, where programs set it by reflection.")]
    private static object? s_officeIntegration;

    private static LyncClient? _singleton;

    private readonly EventSlot<EventArgs> _clientDisconnected = new(nameof(ClientDisconnected));
    private readonly EventSlot<CredentialRequestedEventArgs> _credentialRequested = new(nameof(CredentialRequested));
    private readonly EventSlot<SignInDelayedEventArgs> _signInDelayed = new(nameof(SignInDelayed));

    internal LyncClient(ClientObject remote)
        : base(remote)
    {
    }

    public bool InSuppressedMode => Get(() => Remote.Process.IsSuppressed, false);

    public event EventHandler<CredentialRequestedEventArgs> CredentialRequested
    {
        add => _credentialRequested.Add(value);
        remove => _credentialRequested.Remove(value);
    }

    public event EventHandler<SignInDelayedEventArgs> SignInDelayed
    {
        add => _signInDelayed.Add(value);
        remove => _signInDelayed.Remove(value);
    }

    public event EventHandler ClientDisconnected
    {
        add => _clientDisconnected.Add(value);
        remove => _clientDisconnected.Remove(value);
    }

    /// <summary>The process-wide client; also one that has died, until some call has met its death.</summary>
    /// <exception cref="ClientNotFoundException">Lync is not running.</exception>
    public static LyncClient GetClient()
    {
        try
        {
            ComCall.Run(nameof(LyncClient), nameof(GetClient), null, Pass, isCounted: false);
            using (SdkLock.Enter(s_lock))
                return _singleton ??= Attach();
        }
        catch (COMException e)
        {
            throw ComFailure.Translate(e, null);
        }
    }

    public IAsyncResult BeginInitialize(AsyncCallback? callback, object? state)
    {
        var operation = new Operation(this, callback, state);
        return Begin(operation, () => Remote.Initialize(operation));
    }

    public void EndInitialize(IAsyncResult asyncResult) => Operation.End(asyncResult);

    /// <summary>Three nulls sign in the user whom the client remembers.</summary>
    public IAsyncResult BeginSignIn(
        string? userUri, string? domainAndUsername, string? password, AsyncCallback? communicatorClientCallback, object? state)
    {
        var operation = new Operation(this, communicatorClientCallback, state);
        return Begin(operation, () => Remote.SignIn(userUri, password, operation));
    }

    public void EndSignIn(IAsyncResult asyncResult) => Operation.End(asyncResult);

    public IAsyncResult BeginSignOut(AsyncCallback? communicatorClientCallback, object? state)
    {
        var operation = new Operation(this, communicatorClientCallback, state);
        return Begin(operation, () => Remote.SignOut(operation));
    }

    public void EndSignOut(IAsyncResult asyncResult) => Operation.End(asyncResult);

    /// <summary>
    /// Throws the current client away, because some object was dead: on the failing thread, under the lock, it forgets the
    /// wrappers and raises ClientDisconnected. Where there is no client yet, a dead activation stays.
    /// </summary>
    internal static void ThrowAway()
    {
        using (SdkLock.Enter(s_lock))
        {
            if (_singleton is not { } lost)
                return;
            _singleton = null;
            s_officeIntegration = null;
            UCWCache.Clear();
            lost._clientDisconnected.Raise(lost, () => EventArgs.Empty);
        }
    }

    /// <summary>Forgets all, without the lock and without a word: a new process has begun.</summary>
    internal static void Reset()
    {
        _singleton = null;
        s_officeIntegration = null;
    }

    internal void OnCredentialRequested(SignInAttempt attempt) =>
        _credentialRequested.Raise(this, () => new CredentialRequestedEventArgs(new EventData(Com), attempt));

    internal void OnSignInDelayed(uint seconds, int statusCode) =>
        _signInDelayed.Raise(this, () => new SignInDelayedEventArgs(new EventData(Com), seconds, statusCode));

    /// <summary>Activates Lync's front door, and asks it for the client.</summary>
    private static LyncClient Attach()
    {
        s_officeIntegration ??= ComCall.Run(nameof(LyncClient), "Activate", null, () =>
            SimulatedNetwork.Process is { IsRunning: true } process
                ? process.Activation
                : throw new ClientNotFoundException(NotRunning, 0));
        var activation = (ActivationObject)s_officeIntegration;
        var remote = ComCall.Run(nameof(LyncClient), "GetInterface", activation, () => activation.Client);
        return UCWCache.Wrap<LyncClient>(remote);
    }

    private static object? Pass()
    {
        Faults.StrikeCast(nameof(LyncClient), nameof(GetClient));
        return null;
    }
}
