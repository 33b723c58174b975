using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Waiting;

namespace LyncIM.Adapters.Ucwa;

/// <summary>A server on which the user is signed in, as a messaging client.</summary>
internal sealed class UcwaClient : IMessagingClient
{
    private readonly ClientChoice _choice;
    private readonly UcwaServer _server;
    private readonly CancellationTokenSource _lifetime;
    private readonly CancellationTokenSource _listening;
    private readonly UcwaConversations _conversations;
    private readonly UcwaPeople _people;
    private readonly ApplicationStarter _starter;
    private volatile int _state = (int)LyncClientState.SigningIn;
    private volatile string? _reason;
    private int _isDisposed;

    /// <param name="choice">What was asked for.</param>
    /// <param name="server">The connection, with its application.</param>
    /// <param name="starter">Makes the application anew where that is needed.</param>
    /// <param name="lifetime">Is cancelled when the client is disposed of.</param>
    public UcwaClient(ClientChoice choice, UcwaServer server, ApplicationStarter starter, CancellationTokenSource lifetime)
    {
        _choice = choice;
        _server = server;
        _starter = starter;
        _lifetime = lifetime;
        _listening = CancellationTokenSource.CreateLinkedTokenSource(lifetime.Token);
        _people = new UcwaPeople(server);
        _conversations = new UcwaConversations(server, _people.OnEvent);
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
    }

    public ClientKind Kind => ClientKind.Server;

    public LyncClientState State => (LyncClientState)_state;

    public string? Reason => _reason ?? (State == LyncClientState.SignedIn ? _server.Channel?.Trouble : null);

    public string Source => SecureAddress.HostOf(_server.Application.Self);

    public string? Version => _server.Application.Version;

    public Person? Self => State is LyncClientState.SignedIn or LyncClientState.SigningIn ? _server.Self : null;

    public IMessagingPeople People => _people;

    public bool Is(ClientChoice choice) =>
        choice.Kind == ClientKind.Server
        && string.Equals(LocationOf(choice), LocationOf(_choice), StringComparison.OrdinalIgnoreCase)
        && IsSameUser(choice)
        && choice.SendOnly == _choice.SendOnly
        && (choice.SkipCertificateCheck || !_choice.SkipCertificateCheck);

    /// <summary>Begins to listen, and makes the account available where that is wanted.</summary>
    /// <exception cref="LyncException">The server does not let the account be available.</exception>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        _ = ListenAsync();
        if (_starter.IsAvailabilityWanted)
        {
            await _server.Application.MakeAvailableAsync(cancellationToken).ConfigureAwait(false);
            new ActivityReporter(_server).RunAsync(_listening.Token).IgnoreFault();
        }
        Interlocked.CompareExchange(ref _state, (int)LyncClientState.SignedIn, (int)LyncClientState.SigningIn);
    }

    public Task<IMessagingConversation> StartAsync(
        IReadOnlyList<SipAddress> participants, string? subject, CancellationToken cancellationToken) =>
        WhileSignedInAsync(_ => Task.FromResult(_conversations.Start(participants, subject)), cancellationToken);

    public Task<IMessagingConversation> JoinAsync(string conferenceUri, CancellationToken cancellationToken) =>
        WhileSignedInAsync(token => _conversations.JoinAsync(conferenceUri, token), cancellationToken);

    /// <summary>The user was signed in when the server was found: there is nothing left to do.</summary>
    public Task<bool> SignInAsync(SignInRequest request, Action<string> delayed, CancellationToken cancellationToken) =>
        Task.FromResult(false);

    public async Task SignOutAsync(CancellationToken cancellationToken)
    {
        OnStateChanged(LyncClientState.SigningOut, null);
        // Else the application would be taken for lost, and made anew.
        _listening.Cancel();
        await _server.Application.DeleteAsync(cancellationToken).ConfigureAwait(false);
        OnStateChanged(LyncClientState.SignedOut, "Signed out.");
        _conversations.EndAll();
    }

    /// <summary>Frees whoever waits, and deletes what was made for this process; that is given up after a short time.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 1)
            return;
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        var isThere = State is LyncClientState.SignedIn or LyncClientState.SigningIn;
        _state = (int)LyncClientState.NotRunning;
        _server.Observer.Close();
        _lifetime.Cancel();
        if (isThere)
        {
            var enough = new CancellationTokenSource(WaitTimes.BestEffort).Token;
            Task.Run(() => _server.Application.DeleteAsync(enough)).Wait(WaitTimes.BestEffort);
        }
        _server.Http.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            await new ServerListener(_server, _conversations, _starter, OnStateChanged).RunAsync(_listening.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            // Whoever is not heard any more must not look signed in: the next command connects anew.
            if (!_listening.IsCancellationRequested)
                OnStateChanged(LyncClientState.SignedOut, $"The server is no longer heard: {e.Message}");
        }
    }

    private Task<IMessagingConversation> WhileSignedInAsync(
        Func<CancellationToken, Task<UcwaConversation>> work, CancellationToken cancellationToken) =>
        _server.WithLifetimeAsync<IMessagingConversation>(
            async token =>
            {
                token.ThrowIfCancellationRequested();
                return State == LyncClientState.SignedOut
                    ? throw UcwaWords.Server.NotSignedInError()
                    : await work(token).ConfigureAwait(false);
            },
            cancellationToken);

    private static string LocationOf(ClientChoice choice) => (choice.Location ?? "").Trim().TrimEnd('/');

    /// <summary>By the address, where it is said; else by the user name, which is an address, too, or DOMAIN\user.</summary>
    private bool IsSameUser(ClientChoice choice)
    {
        if (choice.User is { } user)
            return _server.IsSelf(user.Uri);
        return choice.Credential is { } credential
            ? _server.IsSelf(credential.UserName) || AreSame(credential.UserName, _choice.Credential?.UserName)
            : _choice.Credential is null;
    }

    private static bool AreSame(string name, string? other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    private void OnStateChanged(LyncClientState state, string? reason)
    {
        if (Volatile.Read(ref _isDisposed) == 1)
            return;
        var isNews = State != state;
        _reason = reason;
        _state = (int)state;
        if (isNews)
            _server.Observer.Tell(observer => observer.ClientStateChanged(state));
    }

    private void OnProcessExit(object? sender, EventArgs e) => Dispose();
}
