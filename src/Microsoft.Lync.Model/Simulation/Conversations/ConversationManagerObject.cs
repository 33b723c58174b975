using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation.Com;
using Microsoft.Lync.Model.Simulation.Desktop;

namespace Microsoft.Lync.Model.Simulation.Conversations;

/// <summary>The conversations that are open.</summary>
internal sealed class ConversationManagerObject : ComEventSource
{
    private readonly List<ConversationObject> _conversations = new();

    public ConversationManagerObject(ClientObject client)
        : base(client.Process)
    {
        Client = client;
    }

    public ClientObject Client { get; }

    public override ComEventSource Keeper => Client;

    public IReadOnlyList<ConversationObject> All
    {
        get
        {
            lock (_conversations)
                return _conversations.ToArray();
        }
    }

    public override UCWBase NewWrapper() => new ConversationManager(this);

    /// <summary>Starts a conversation; that it is there is told later.</summary>
    public ConversationObject Start()
    {
        Client.DemandSignedIn();
        return Add(new ConversationObject(this, conferenceUri: null));
    }

    /// <summary>Joins a conference: one that is open already, or whose invitation waits, is that one.</summary>
    public ConversationObject Join(string conferenceUrl)
    {
        Client.DemandSignedIn();
        if (string.IsNullOrWhiteSpace(conferenceUrl) || !conferenceUrl.Contains(":"))
            throw ComFailure.Of(ComFailure.InvalidArgument);
        return All.FirstOrDefault(one => string.Equals(one.ConferenceUri, conferenceUrl, StringComparison.OrdinalIgnoreCase))
            ?? Add(new ConversationObject(this, conferenceUrl));
    }

    public ConversationObject Add(ConversationObject conversation)
    {
        conversation.Strand.Post(() =>
        {
            lock (_conversations)
                _conversations.Add(conversation);
            conversation.Provision();
            Tell<ConversationManager>(manager => manager.OnAdded(conversation));
            conversation.AfterAdded();
        });
        return conversation;
    }

    public void Remove(ConversationObject conversation)
    {
        lock (_conversations)
            _conversations.Remove(conversation);
        Tell<ConversationManager>(manager => manager.OnRemoved(conversation));
    }

    public void CloseAll()
    {
        foreach (var conversation in All)
            conversation.Close();
    }
}
