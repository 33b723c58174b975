using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.DevServer.Control;
using LyncIM.DevServer.Hosting;
using LyncIM.DevServer.Network;

namespace LyncIM.DevServer;

/// <summary>A UCWA server of a simulated network, in this process.</summary>
public sealed class DevServerHost : IAsyncDisposable
{
    private readonly ServerState _state;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private Listener? _listener;

    private DevServerHost(ServerState state, Listener listener)
    {
        _state = state;
        _listener = listener;
        Port = listener.Port;
        Url = new Uri($"{(state.Options.Certificate is null ? "http" : "https")}://{HostOf(state.Options.Address)}:{Port}/");
        Control = new DevServerControl(state);
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>What a client is given: its discovery root.</summary>
    public Uri Url { get; }

    /// <summary>Plays the people at the other end, the server and its faults.</summary>
    public DevServerControl Control { get; }

    /// <summary>Starts a server, which listens when this completes.</summary>
    /// <exception cref="System.IO.IOException">The port is taken.</exception>
    public static async Task<DevServerHost> StartAsync(DevServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        var state = new ServerState(options ?? new DevServerOptions());
        try
        {
            return new DevServerHost(state, await Listener.StartAsync(state, state.Options.Port, cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            state.Dispose();
            throw;
        }
    }

    /// <summary>Stops listening and cuts all connections; everybody stays signed in until <see cref="ListenAsync"/>.</summary>
    public async Task StopListeningAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_listener is { } listener)
                await listener.DisposeAsync().ConfigureAwait(false);
            _listener = null;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Listens again on the same port.</summary>
    public async Task ListenAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        try
        {
            _listener ??= await Listener.StartAsync(_state, Port, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Starts anew on the same port: knows nobody, no token and no application.</summary>
    public async Task RestartAsync()
    {
        await StopListeningAsync().ConfigureAwait(false);
        lock (_state.Gate)
            _state.Forget();
        await ListenAsync().ConfigureAwait(false);
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopListeningAsync().ConfigureAwait(false);
        _state.Dispose();
        _turn.Dispose();
    }

    private static string HostOf(IPAddress address) =>
        IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any) ? "localhost"
        : address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]"
        : $"{address}";
}
