using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using Microsoft.Lync.Model.Simulation.Conversations;
using Microsoft.Lync.Model.Simulation.People;
using SimulatedContacts;

namespace Microsoft.Lync.Model.Simulation.Desktop;

/// <summary>One run of Lync, from its start to its end.</summary>
internal sealed class LyncProcess
{
    private readonly ConcurrentDictionary<string, ContactObject> _contacts = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, GroupObject> _groups = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<ConversationObject> _typing = new();
    private readonly ManualResetEvent _died = new(false);
    private volatile bool _isRunning = true;

    public LyncProcess(bool isSuppressed)
    {
        IsSuppressed = isSuppressed;
        Client = new ClientObject(this, isSuppressed ? ClientState.Uninitialized : ClientState.SignedIn);
        Activation = new ActivationObject(this);
    }

    /// <summary>Whether its window is suppressed: it waits to be initialized and signed in by a program.</summary>
    public bool IsSuppressed { get; }

    public bool IsRunning => _isRunning;

    /// <summary>The reset of the network that it comes after.</summary>
    public int Generation { get; } = SimulatedNetwork.Generation;

    /// <summary>Set when it ends.</summary>
    public WaitHandle Died => _died;

    public ClientObject Client { get; }

    /// <summary>What a program gets first of all, and asks for the client.</summary>
    public ActivationObject Activation { get; }

    /// <summary>In how many conversations the local user is shown as typing.</summary>
    public int TypingCount
    {
        get
        {
            lock (_typing)
                return IsRunning ? _typing.Count : 0;
        }
    }

    public void Die()
    {
        _isRunning = false;
        _died.Set();
    }

    /// <summary>The contact with that URI; one that is no SIP URI stands for somebody of the address book without one.</summary>
    public ContactObject Contact(string uri) => _contacts.GetOrAdd(uri, key => new ContactObject(this, key));

    /// <summary>Somebody of the address book, whose URI may be missing.</summary>
    public ContactObject Contact(AddressBookEntry entry) => entry.Uri is { Length: > 0 } uri
        ? Contact(uri)
        : _contacts.GetOrAdd(entry.Name, _ => new ContactObject(this, entry.Uri, entry.Name));

    public GroupObject Group(DirectoryGroup group) => _groups.GetOrAdd(group.Address, _ => new GroupObject(this, group));

    /// <summary>The groups that have been looked at.</summary>
    public ICollection<GroupObject> KnownGroups => _groups.Values;

    public void ShowTyping(ConversationObject conversation, bool isTyping)
    {
        if (!IsRunning)
            return;
        SimulatedNetwork.Log.AddTyping(conversation, isTyping);
        lock (_typing)
            _ = isTyping ? _typing.Add(conversation) : _typing.Remove(conversation);
    }

    public void ForgetTyping(ConversationObject conversation)
    {
        lock (_typing)
            _typing.Remove(conversation);
    }
}
