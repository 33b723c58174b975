using System;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Waiting;

namespace LyncIM.Adapters.Ucwa;

/// <summary>What all parts of one connection to a server share.</summary>
internal sealed class UcwaServer
{
    private readonly Signal _renewed = new();
    private volatile UcwaApplication _application;
    private volatile EventChannel? _channel;

    public UcwaServer(UcwaHttp http, UcwaApplication application, IMessagingObserver observer, CancellationToken lifetime)
    {
        Http = http;
        Observer = new GuardedObserver(observer);
        Lifetime = lifetime;
        _application = application;
    }

    public UcwaHttp Http { get; }

    public GuardedObserver Observer { get; }

    /// <summary>Cancelled when the connection is let go.</summary>
    public CancellationToken Lifetime { get; }

    public OperationTable Operations { get; } = new();

    /// <summary>What was made for this process; replaced when the server has lost it.</summary>
    public UcwaApplication Application
    {
        get => _application;
        set
        {
            _application = value;
            _renewed.Set();
        }
    }

    /// <summary>How events are heard; null while they are not.</summary>
    public EventChannel? Channel
    {
        get => _channel;
        set => _channel = value;
    }

    /// <summary>Whether events are heard at the moment.</summary>
    public bool IsHeard => _channel is { IsBroken: false };

    public Person Self => Application.User;

    public bool IsSelf(string? uri) =>
        !string.IsNullOrEmpty(uri)
        && string.Equals(SipAddress.WithoutScheme(uri!), SipAddress.WithoutScheme(Self.Uri), StringComparison.OrdinalIgnoreCase);

    /// <summary>Waits a while until an application that was lost has been made anew; whether it has.</summary>
    public async Task<bool> IsRenewedAsync(UcwaApplication lost, CancellationToken cancellationToken)
    {
        var renewal = _renewed.Next;
        return Application != lost
            || await renewal.CompletesWithinAsync(UcwaDecisions.LongestPause, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits for what somebody waits for, until that or the connection is given up.</summary>
    public async Task<T> WithLifetimeAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Lifetime);
        return await work(either.Token).ConfigureAwait(false);
    }

    /// <summary>The same for what returns nothing.</summary>
    public Task WithLifetimeAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken) => WithLifetimeAsync(
        async token =>
        {
            await work(token).ConfigureAwait(false);
            return true;
        },
        cancellationToken);
}
