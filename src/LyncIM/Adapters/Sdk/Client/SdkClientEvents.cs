using System;
using Microsoft.Lync.Model;

namespace LyncIM.Adapters.Sdk;

/// <summary>Listens to the client itself, and tells each state of it once.</summary>
internal sealed class SdkClientEvents : IDisposable
{
    private readonly LyncClient _client;
    private readonly SdkLife _life;
    private readonly object _changing = new();
    private LyncClientState _told;
    private LyncClientState _seen;

    public SdkClientEvents(LyncClient client, SdkLife life)
    {
        _client = client;
        _life = life;
        Watcher = new SdkLook(Look);
    }

    /// <summary>Called with each state that is news, before anybody else is told.</summary>
    public event Action<LyncClientState>? StateChanged;

    /// <summary>Looks at the state now and then: the events that tell of it may be lost.</summary>
    public SdkLook Watcher { get; }

    /// <summary>Begins to listen; <paramref name="state"/> is known already.</summary>
    public void Listen(LyncClientState state)
    {
        _told = _seen = state;
        _client.StateChanged += OnStateChanged;
        _client.ClientDisconnected += OnDisconnected;
    }

    public void Dispose()
    {
        _client.StateChanged -= OnStateChanged;
        _client.ClientDisconnected -= OnDisconnected;
    }

    private void OnStateChanged(object? sender, ClientStateChangedEventArgs change) => SdkTrace.Try(() =>
    {
        if (_life.IsOver)
            return;
        var state = SdkEnums.Of(change.NewState);
        if (state == LyncClientState.NotRunning)
            _life.Suspect();
        else
            Tell(state);
    });

    /// <summary>
    /// A hint, not a fact: it is raised when one object was dead, possibly while the SDK holds its own lock. The state is looked at
    /// on another thread.
    /// </summary>
    private void OnDisconnected(object? sender, EventArgs e) => _life.Suspect();

    /// <summary>A state that is seen twice in a row and was not told has lost its event; seen once, the event may be under way.</summary>
    private void Look()
    {
        if (_life.IsOver)
            return;
        var state = _life.State;
        if (state == _seen && state != LyncClientState.NotRunning)
            Tell(state);
        _seen = state;
    }

    private void Tell(LyncClientState state)
    {
        lock (_changing)
        {
            if (state == _told)
                return;
            _told = state;
        }
        _life.Note(state);
        StateChanged?.Invoke(state);
        _life.Observer?.ClientStateChanged(state);
    }
}
