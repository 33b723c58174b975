using System;
using System.Collections.Generic;
using System.Linq;
using LyncIM.Waiting;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;

namespace LyncIM.Adapters.Sdk;

/// <summary>The client's conversations: each is listened to once, whether its event, its start or a look brings it first.</summary>
internal sealed class SdkConversations : IDisposable
{
    private readonly LyncClient _client;
    private readonly SdkContext _context;
    private readonly object _changing = new();
    private readonly Dictionary<Conversation, SdkConversation> _conversations = new();
    private ConversationManager? _manager;
    private volatile bool _isDisposed;
    private HashSet<Conversation> _lastSeen = new();
    private List<SdkConversation> _lastMissing = new();
    private int _lastLookedAt;

    public SdkConversations(LyncClient client, SdkContext context)
    {
        _client = client;
        _context = context;
        Watcher = new SdkLook(Look);
        context.Life.Over.Register(WakeWaiters);
    }

    /// <summary>Looks which conversations there are: the events that tell of them may be lost.</summary>
    public SdkLook Watcher { get; }

    /// <summary>
    /// Listens for conversations first and takes those that are there second: none falls between, and each is taken once. Returns
    /// when all have been, or have had the time for it: one that hangs holds up no other.
    /// </summary>
    public void Listen()
    {
        if (_client.ConversationManager is not { } found)
            return;
        var manager = SdkWrappers.Canonical(found);
        ConversationManager? left;
        lock (_changing)
        {
            if (_isDisposed || ReferenceEquals(manager, _manager))
                return;
            (left, _manager) = (_manager, manager);
        }
        Unregister(left);
        var before = Copy(manager) ?? new();
        manager.ConversationAdded += OnConversationAdded;
        manager.ConversationRemoved += OnConversationRemoved;
        // What was registered too late is taken back at once.
        if (_isDisposed)
            Unregister(manager);
        var open = Copy(manager) ?? before;
        if (open.Count == 0)
            return;
        var takings = open.Select<Conversation, Action>(one => () => Ensure(one)?.OnAdded(isNew: !before.Contains(one)));
        SdkThreads.RunAll(takings.ToList(), WaitTimes.BestEffort);
    }

    /// <summary>Makes a conversation by <paramref name="open"/>, on the calling thread.</summary>
    public OpenedConversation Open(Func<ConversationManager, Conversation?> open)
    {
        // Where the event of the sign-in is late, this is the first that is heard of its conversations.
        if (_manager is null)
            Listen();
        var manager = _manager ?? throw SdkWords.Gone();
        var before = Snapshot();
        var opened = SdkWrappers.Canonical(open(manager) ?? throw SdkWords.Gone());
        var conversation = Ensure(opened) ?? throw new OperationCanceledException(_context.Life.Over);
        return new OpenedConversation(conversation, IsNew: Array.IndexOf(before, conversation) < 0);
    }

    /// <summary>Looks at one of the conversations, the next each time; those that somebody waits in come first.</summary>
    public void LookAtNext()
    {
        var all = Snapshot();
        if (all.Length == 0)
            return;
        var needing = Array.FindAll(all, one => one.NeedsLook && !one.HasEndedHere);
        var candidates = needing.Length > 0 ? needing : all;
        var next = candidates[(int)((uint)++_lastLookedAt % candidates.Length)];
        next.Watcher.Begin();
        next.Changed.Set();
    }

    /// <summary>Ends all of them as far as the user is concerned: signing out does so, whether or not Lync says it of each.</summary>
    public void EndAll()
    {
        foreach (var conversation in TakeAll())
            conversation.OnEnded();
    }

    /// <summary>Unregisters everything.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        Unregister(_manager);
        foreach (var conversation in TakeAll())
        {
            conversation.Unregister();
            conversation.Changed.Set();
        }
    }

    private static HashSet<Conversation>? Copy(ConversationManager manager) =>
        SdkReader.Conversations(manager) is { } copy ? new HashSet<Conversation>(copy) : null;

    private void Unregister(ConversationManager? manager)
    {
        if (manager is null)
            return;
        manager.ConversationAdded -= OnConversationAdded;
        manager.ConversationRemoved -= OnConversationRemoved;
    }

    private void OnConversationAdded(object? sender, ConversationManagerEventArgs added)
    {
        try
        {
            if (!_context.Life.IsOver && added.Conversation is { } conversation)
                Ensure(SdkWrappers.Canonical(conversation))?.OnAdded(isNew: true);
        }
        catch (Exception e)
        {
            SdkTrace.Write(e);
        }
    }

    private void OnConversationRemoved(object? sender, ConversationManagerEventArgs removed) => Handle(() =>
    {
        if (removed.Conversation is { } conversation)
            Remove(SdkWrappers.Canonical(conversation));
    });

    private void Handle(Action handle)
    {
        if (!_context.Life.IsOver)
            SdkTrace.Try(handle);
    }

    /// <summary>
    /// Takes in what was not announced, and lets go what has left, each when it is seen twice: an event may be on its way,
    /// and what was not announced is not yet provisioned.
    /// </summary>
    private void Look()
    {
        var known = Snapshot();
        if (_context.Life.IsOver || _manager is not { } manager || Copy(manager) is not { } open)
            return;
        foreach (var conversation in open.Intersect(_lastSeen))
        {
            if (Find(conversation) is not { Provisioning.IsAdded: true })
                SdkThreads.Run(() => Handle(() => Ensure(conversation)?.OnAdded(isNew: true)));
        }
        var missing = known.Where(one => one.Provisioning.IsAdded && !open.Contains(one.Sdk)).ToList();
        foreach (var conversation in missing.Intersect(_lastMissing))
            Remove(conversation.Sdk);
        (_lastSeen, _lastMissing) = (open, missing);
    }

    private void Remove(Conversation conversation)
    {
        SdkConversation? removed;
        lock (_changing)
        {
            if (!_conversations.TryGetValue(conversation, out removed))
                return;
            _conversations.Remove(conversation);
        }
        removed.OnEnded();
    }

    private SdkConversation? Find(Conversation conversation)
    {
        lock (_changing)
            return _conversations.TryGetValue(conversation, out var known) ? known : null;
    }

    /// <summary>The one adapter of a conversation; null after Dispose.</summary>
    private SdkConversation? Ensure(Conversation conversation)
    {
        lock (_changing)
        {
            if (_isDisposed)
                return null;
            if (!_conversations.TryGetValue(conversation, out var known))
                _conversations.Add(conversation, known = new SdkConversation(conversation, _context));
            return known;
        }
    }

    private SdkConversation[] TakeAll()
    {
        lock (_changing)
        {
            var all = _conversations.Values.ToArray();
            _conversations.Clear();
            return all;
        }
    }

    private SdkConversation[] Snapshot()
    {
        lock (_changing)
            return _conversations.Values.ToArray();
    }

    private void WakeWaiters()
    {
        foreach (var conversation in Snapshot())
            conversation.Changed.Set();
    }
}
