using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.Lync.Model.Conversation;
using Talk = Microsoft.Lync.Model.Conversation.Conversation;

namespace Microsoft.Lync.Model.Simulation;

/// <summary>
/// The network behind the stand-in, and the one type that the genuine SDK does not have. Tests use it to play the person at the
/// desk, the people at the other end, the server and the faults.
/// </summary>
public static class SimulatedNetwork
{
    internal const string SelfUri = "sip:me@contoso.com";
    internal const string SelfName = "Me Myself";

    private static readonly ConcurrentQueue<SentMessage> SentMessages = new();
    private static readonly ConcurrentQueue<string> WireLog = new();
    private static readonly ConcurrentQueue<Exception> Swallowed = new();
    private static readonly ConcurrentDictionary<string, int> SendsTo = new(StringComparer.OrdinalIgnoreCase);
    private static readonly ConcurrentDictionary<string, ContactAvailability> Availabilities = new(StringComparer.OrdinalIgnoreCase);
    private static readonly object TypingLock = new();
    private static ConditionalWeakTable<Talk, object> _typing = new();
    private static int _typingCount;
    private static int _handlerCount;
    private static int _generation;
    private static int _run = 1;
    private static volatile bool _isClientRunning = true;
    private static volatile bool _isSuppressed;
    private static volatile bool _isNetworkOut;
    private static volatile string? _password;

    /// <summary>What can be made to go wrong in the SDK; each strikes one of its members.</summary>
    public enum Fault
    {
        /// <summary>A getter returns null, or its Invalid.</summary>
        ReturnsNull,

        /// <summary>A method throws what a code stands for.</summary>
        Throws,

        /// <summary>A method throws InvalidCastException: the COM registration is broken.</summary>
        InvalidCast,

        /// <summary>A method does not return until <see cref="Reset"/>.</summary>
        NeverReturns,

        /// <summary>The callback runs before Begin… returns.</summary>
        CallbackFirst,

        /// <summary>The callback never comes.</summary>
        CallbackLost,

        /// <summary>The callback comes twice.</summary>
        CallbackTwice,

        /// <summary>The operation fails: its End… throws what a code stands for.</summary>
        Fails,

        /// <summary>An event is not raised.</summary>
        EventLost,

        /// <summary>An event is raised twice.</summary>
        EventTwice,

        /// <summary>An event is raised a tenth of a second late, after others that happened later.</summary>
        EventLate,
    }

    /// <summary>How many handlers are registered on objects of the SDK that were made since the last <see cref="Reset"/>.</summary>
    public static int HandlerCount => Volatile.Read(ref _handlerCount);

    /// <summary>In how many conversations the local user is shown as typing.</summary>
    public static int TypingCount => Volatile.Read(ref _typingCount);

    /// <summary>What was sent, in order; only what was delivered.</summary>
    public static IReadOnlyList<SentMessage> Sent => SentMessages.ToArray();

    /// <summary>What went over the wire, in order: "typing on", "message", "typing off", each with the recipients.</summary>
    public static IReadOnlyList<string> Wire => WireLog.ToArray();

    /// <summary>What handlers and callbacks have thrown, which the SDK never tells.</summary>
    public static IReadOnlyList<Exception> SwallowedExceptions => Swallowed.ToArray();

    /// <summary>How many calls hang, by <see cref="Fault.NeverReturns"/>.</summary>
    public static int StuckCalls => Faults.StuckCalls;

    internal static bool IsClientRunning => _isClientRunning;

    internal static int Run => Volatile.Read(ref _run);

    internal static bool IsSuppressed => _isSuppressed;

    internal static bool IsNetworkOut => _isNetworkOut;

    /// <summary>What a client that has just been started does.</summary>
    internal static ClientState FirstState => _isSuppressed ? ClientState.Uninitialized : ClientState.SignedIn;

    /// <summary>A running, signed-in client with no conversations, no faults and nothing sent.</summary>
    public static void Reset()
    {
        StopClient();
        Faults.Clear();
        _isSuppressed = false;
        _isNetworkOut = false;
        _password = null;
        Interlocked.Increment(ref _generation);
        Interlocked.Exchange(ref _handlerCount, 0);
        Clear(SentMessages);
        Clear(WireLog);
        Clear(Swallowed);
        SendsTo.Clear();
        Availabilities.Clear();
        StartClient();
    }

    /// <summary>A contact becomes available, or no longer: 3500 is Free, 9500 DoNotDisturb, 18500 Offline.</summary>
    public static void SetAvailability(string uri, int availability) => Availabilities[uri] = (ContactAvailability)availability;

    internal static ContactAvailability? AvailabilityOf(string uri) =>
        Availabilities.TryGetValue(uri, out var availability) ? availability : null;

    /// <summary>Lync ends; its objects notice at the next call.</summary>
    public static void StopClient()
    {
        _isClientRunning = false;
        Interlocked.Increment(ref _run);
        lock (TypingLock)
        {
            _typing = new();
            _typingCount = 0;
        }
    }

    /// <summary>Lync starts, and signs in.</summary>
    public static void StartClient() => _isClientRunning = true;

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
        LyncClient.Running().BecomeSignedIn(userUri);
    }

    /// <summary>The network goes: the client tries to sign in again and again until it is back. Conversations end.</summary>
    public static void LoseNetwork()
    {
        _isNetworkOut = true;
        var client = LyncClient.Running();
        client.Conversations!.CloseAll();
        client.MoveTo(ClientState.SigningIn);
    }

    /// <summary>The network is out from now on; who is signed in does not notice, who signs in is delayed.</summary>
    public static void DelaySignIn() => _isNetworkOut = true;

    /// <summary>The network is back, and whoever was signing in is signed in.</summary>
    public static void RestoreNetwork()
    {
        _isNetworkOut = false;
        LyncClient.Running().TryAgain();
    }

    /// <summary>Another program, or the person at the desk, signs out.</summary>
    public static void SignOut() => LyncClient.Running().SignOut();

    /// <summary>Another program, or the person at the desk, signs in.</summary>
    public static void SignIn() => SignIn(SelfUri);

    /// <summary>Somebody begins to sign in, and gets no further for now.</summary>
    public static void BeginSigningIn() => LyncClient.Running().MoveTo(ClientState.SigningIn);

    /// <summary>
    /// Somebody starts a conversation with the local user. <paramref name="text"/> comes as the invitation's property
    /// (<paramref name="asProperty"/>), as an event (<paramref name="asEvent"/>) or as both; it connects by itself after
    /// <paramref name="connectsAfter"/> milliseconds, with -1 not until it is accepted.
    /// </summary>
    public static Talk Invite(string from, string? text, bool asProperty = true, bool asEvent = true, int connectsAfter = 50)
    {
        var conversation = new Talk(LyncClient.Running(), conferenceUri: null) { IsInvitation = true };
        var caller = conversation.AddLocally(new SimulatedContact(from), isSelf: false);
        conversation.Messaging.MoveTo(ModalityState.Notified);
        if (text is not null && asProperty)
            conversation.Messaging.TellInvitation(text);
        conversation.Owner.Conversations!.Add(conversation);
        if (text is not null && asEvent)
            conversation.Strand.Post(() => caller.Messaging.Say(text, () => Plain(text)));
        if (connectsAfter >= 0)
            conversation.Strand.PostAfter(connectsAfter, conversation.Messaging.Connect);
        return conversation;
    }

    /// <summary>The text of an invitation becomes known as its property only now.</summary>
    public static void TellInvitation(Talk conversation, string text) =>
        conversation.Strand.Post(() => conversation.Messaging.TellInvitation(text));

    /// <summary>The person at the desk accepts an invitation.</summary>
    public static void Accept(Talk conversation) => conversation.Strand.Post(conversation.Messaging.Connect);

    /// <summary>A participant says something in plain text.</summary>
    public static void Say(Talk conversation, string from, string text) => Say(conversation, from, text, () => Plain(text));

    /// <summary>A participant says something, in any formats; <paramref name="contents"/> may return null, or throw.</summary>
    public static void Say(
        Talk conversation, string from, string? text, Func<IDictionary<InstantMessageContentType, string>?> contents) =>
        conversation.Strand.Post(() => Find(conversation, from)?.Messaging.Say(text, contents));

    /// <summary>A participant starts or stops typing.</summary>
    public static void Type(Talk conversation, string from, bool isTyping) =>
        conversation.Strand.Post(() => Find(conversation, from)?.Messaging.Type(isTyping));

    /// <summary>Somebody is added by another participant.</summary>
    public static void Join(Talk conversation, string address) => conversation.Strand.Post(() =>
        conversation.Announce(conversation.AddLocally(new SimulatedContact(address), isSelf: false)));

    /// <summary>A participant leaves; a conversation of two ends with that.</summary>
    public static void Leave(Talk conversation, string address) => conversation.Strand.Post(() =>
    {
        if (Find(conversation, address) is { } participant)
            conversation.Drop(participant);
    });

    /// <summary>The person at the desk closes the conversation's window.</summary>
    public static void Close(Talk conversation) => conversation.Close();

    /// <summary>
    /// Lets <paramref name="member"/> go wrong the next <paramref name="times"/> times; <paramref name="code"/> is what
    /// <see cref="Fault.Throws"/> throws. <see cref="Reset"/> takes all faults back.
    /// </summary>
    public static void Inject(Fault fault, string member, int times = int.MaxValue, uint code = LyncClientException.ServerUnavailable) =>
        Faults.Inject(fault, member, times, code);

    /// <summary>Takes all faults back; calls that hang go on.</summary>
    public static void Heal() => Faults.Clear();

    /// <summary>Begins to note where faults can strike, for <see cref="Recorded"/>.</summary>
    public static void Record() => Faults.Record();

    /// <summary>Each fault with each member that it could have struck since <see cref="Record"/>.</summary>
    public static IReadOnlyList<(Fault Fault, string Member)> Recorded => Faults.Recorded();

    internal static bool IsPassword(string? password) => _password is not { } right || right == password;

    internal static void Swallow(Exception exception) => Swallowed.Enqueue(exception);

    /// <summary>Which <see cref="Reset"/> it is that objects made now come after.</summary>
    internal static int Generation => Volatile.Read(ref _generation);

    internal static void CountHandlers(int generation, int change)
    {
        if (generation == Generation)
            Interlocked.Add(ref _handlerCount, change);
    }

    internal static int CountSendTo(string uri) => SendsTo.AddOrUpdate(uri, 1, (_, count) => count + 1);

    internal static void RecordTyping(Talk conversation, bool isTyping)
    {
        if (!conversation.Owner.IsReachable())
            return;
        WireLog.Enqueue($"typing {(isTyping ? "on" : "off")} {Recipients(conversation)}");
        lock (TypingLock)
        {
            if (!isTyping)
                ForgetTyping(conversation);
            else if (!_typing.TryGetValue(conversation, out _))
            {
                _typing.Add(conversation, new object());
                _typingCount++;
            }
        }
    }

    internal static void ForgetTyping(Talk conversation)
    {
        lock (TypingLock)
            if (_typing.Remove(conversation))
                _typingCount--;
    }

    internal static void RecordMessage(Talk conversation, IReadOnlyDictionary<InstantMessageContentType, string> contents)
    {
        WireLog.Enqueue($"message {Recipients(conversation)}");
        SentMessages.Enqueue(new SentMessage(Recipients(conversation), contents));
    }

    internal static string TextOf(IReadOnlyDictionary<InstantMessageContentType, string> contents) =>
        contents.TryGetValue(InstantMessageContentType.PlainText, out var text) ? text : contents.Values.First();

    private static string Recipients(Talk conversation) => string.Join(", ", conversation.Others.Select(other => other.Person.Uri));

    private static Participant? Find(Talk conversation, string address) =>
        conversation.Others.FirstOrDefault(other => string.Equals(other.Person.Uri, address, StringComparison.OrdinalIgnoreCase));

    private static Dictionary<InstantMessageContentType, string> Plain(string text) =>
        new() { [InstantMessageContentType.PlainText] = text };

    private static void Clear<T>(ConcurrentQueue<T> queue)
    {
        while (queue.TryDequeue(out _))
        {
        }
    }

    /// <summary>A message that was delivered.</summary>
    public sealed class SentMessage
    {
        internal SentMessage(string to, IReadOnlyDictionary<InstantMessageContentType, string> contents)
        {
            To = to;
            Contents = contents;
        }

        /// <summary>The recipients' URIs, separated by ", ".</summary>
        public string To { get; }

        /// <summary>The plain text, or whatever stands first.</summary>
        public string Text => TextOf(Contents);

        /// <summary>The message in each of its formats.</summary>
        public IReadOnlyDictionary<InstantMessageContentType, string> Contents { get; }
    }
}
