using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation.Com;
using Microsoft.Lync.Model.Simulation.Desktop;
using Microsoft.Lync.Model.Simulation.People;
using SimulatedContacts;

namespace Microsoft.Lync.Model.Simulation;

/// <summary>
/// The network behind the stand-in, and the one type that the genuine SDK does not have. Tests use it to play the person at the
/// desk, the people at the other end, the server and the faults.
/// </summary>
public static partial class SimulatedNetwork
{
    internal const string SelfUri = "sip:me@contoso.com";
    internal const string SelfName = "Me Myself";

    private static int _handlerCount;
    private static int _generation;
    private static LyncProcess? _process = new(isSuppressed: false);
    private static NetworkLog _log = new();
    private static SimulatedPeople _people = new();
    private static volatile bool _isNetworkOut;
    private static volatile bool _isSuppressed;
    private static volatile string? _password;

    /// <summary>How many handlers are registered on objects of the SDK that were made since the last <see cref="Reset"/>.</summary>
    public static int HandlerCount => Volatile.Read(ref _handlerCount);

    /// <summary>In how many conversations the local user is shown as typing.</summary>
    public static int TypingCount => Process?.TypingCount ?? 0;

    /// <summary>What was sent, in order; only what was delivered.</summary>
    public static IReadOnlyList<SentMessage> Sent => Log.Sent;

    /// <summary>What went over the wire, in order: "typing on", "message", "typing off", each with the recipients.</summary>
    public static IReadOnlyList<string> Wire => Log.Wire;

    /// <summary>What handlers and callbacks have thrown, which the SDK never tells.</summary>
    public static IReadOnlyList<Exception> SwallowedExceptions => Log.Swallowed;

    internal static LyncProcess? Process => Volatile.Read(ref _process);

    internal static NetworkLog Log => Volatile.Read(ref _log);

    internal static SimulatedPeople People => Volatile.Read(ref _people);

    internal static bool IsNetworkOut => _isNetworkOut;

    /// <summary>Which <see cref="Reset"/> it is that objects made now come after.</summary>
    internal static int Generation => Volatile.Read(ref _generation);

    /// <summary>The client of the running Lync, without a word of the SDK.</summary>
    private static ClientObject Client =>
        Process is { IsRunning: true } process ? process.Client : throw new InvalidOperationException("Lync is not running.");

    /// <summary>
    /// A running, signed-in client with no conversations, no faults and nothing sent; and an SDK that has not been used yet. Only
    /// the locks stay, as whoever uses the SDK has set them, and whatever waits for one goes on.
    /// </summary>
    public static void Reset()
    {
        StopClient();
        Faults.Clear();
        _isSuppressed = false;
        _isNetworkOut = false;
        _password = null;
        ComCall.Milliseconds = 0;
        CardDelay = 0;
        SearchStatus = SearchProviderStatusType.SyncSucceeded;
        AddressBook.Reset();
        Interlocked.Increment(ref _generation);
        Interlocked.Exchange(ref _handlerCount, 0);
        CallCounter.Reset();
        Volatile.Write(ref _log, new NetworkLog());
        Volatile.Write(ref _people, new SimulatedPeople());
        LyncClient.Reset();
        UCWCache.Reset();
        StartClient();
    }

    /// <summary>Lync ends; its objects notice at the next call.</summary>
    public static void StopClient() => Interlocked.Exchange(ref _process, null)?.Die();

    /// <summary>Lync starts, and signs in.</summary>
    public static void StartClient()
    {
        if (Process is null)
            Interlocked.CompareExchange(ref _process, new LyncProcess(_isSuppressed), null);
    }

    /// <summary>Lync starts again with its window suppressed: it waits to be initialized and signed in by a program.</summary>
    public static void RestartSuppressed()
    {
        StopClient();
        _isSuppressed = true;
        StartClient();
    }

    /// <summary>Only that password signs in from now on; null lets every one in.</summary>
    public static void SetPassword(string? password) => _password = password;

    /// <summary>Another program, or the person at the desk, signs in as somebody.</summary>
    public static void SignIn(string userUri)
    {
        BeginSigningIn();
        Client.BecomeSignedIn(userUri);
    }

    /// <summary>Another program, or the person at the desk, signs in.</summary>
    public static void SignIn() => SignIn(SelfUri);

    /// <summary>Another program, or the person at the desk, signs out.</summary>
    public static void SignOut() => Client.SignOut();

    /// <summary>Somebody begins to sign in, and gets no further for now.</summary>
    public static void BeginSigningIn() => Client.MoveTo(ClientState.SigningIn);

    /// <summary>The network goes: the client tries to sign in again and again until it is back. Conversations end.</summary>
    public static void LoseNetwork()
    {
        _isNetworkOut = true;
        Client.Conversations.CloseAll();
        Client.MoveTo(ClientState.SigningIn);
    }

    /// <summary>The network is out from now on; who is signed in does not notice, who signs in is delayed.</summary>
    public static void DelaySignIn() => _isNetworkOut = true;

    /// <summary>The network is back, and whoever was signing in is signed in.</summary>
    public static void RestoreNetwork()
    {
        _isNetworkOut = false;
        Client.TryAgain();
    }

    internal static bool IsPassword(string? password) => _password is not { } right || right == password;

    internal static void Swallow(Exception exception) => Log.AddSwallowed(exception);

    internal static void CountHandlers(int generation, int change)
    {
        if (generation == Generation)
            Interlocked.Add(ref _handlerCount, change);
    }
}
