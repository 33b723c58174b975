using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using LyncIM.DevServer.Conversations;
using LyncIM.DevServer.Events;
using LyncIM.DevServer.Http;
using LyncIM.DevServer.Invitations;
using LyncIM.DevServer.Network;
using LyncIM.DevServer.People;

namespace LyncIM.DevServer.Applications;

/// <summary>One running client of a user: what it said of itself, its conversations, and its event channel.</summary>
internal sealed class Application
{
    private static readonly string[] PlainAlone = ["Plain"];

    public Application(ServerState state, User user, string endpointId)
    {
        State = state;
        User = user;
        EndpointId = endpointId;
        Id = RandomNumberGenerator.GetInt32(100_000, 1_000_000).ToString(CultureInfo.InvariantCulture)
            + RandomNumberGenerator.GetInt32(100_000, 1_000_000).ToString(CultureInfo.InvariantCulture);
        Channel = new EventChannel(state, Href("/events"));
        Subscriptions = new SubscriptionList(this);
    }

    public ServerState State { get; }

    public User User { get; }

    /// <summary>Twelve digits.</summary>
    public string Id { get; }

    public string EndpointId { get; }

    public required string UserAgent { get; init; }

    public required string Culture { get; init; }

    public EventChannel Channel { get; }

    public SubscriptionList Subscriptions { get; }

    public Dictionary<string, Conversation> Conversations { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, Invitation> Invitations { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the client has made its user available: invitations come in, and presence can be published.</summary>
    public bool IsAvailable { get; private set; }

    public IReadOnlyList<string> Modalities { get; private set; } = [];

    /// <summary>Plain, Html: what the client can show.</summary>
    public IReadOnlyList<string> Formats { get; private set; } = PlainAlone;

    /// <summary>The name of the property that a PUT of communication must bring back.</summary>
    public string CommunicationKey { get; } = Guid.NewGuid().ToString();

    public string CommunicationETag { get; private set; } = NewETag();

    /// <summary>When the client last said that its user is there.</summary>
    public DateTime LastActivity { get; private set; } = DateTime.UtcNow;

    public TimeSpan InactiveTimeout { get; private set; } = TimeSpan.FromMinutes(5);

    public string Href(string path = "") => $"{Routes.Applications}/{Id}{path}";

    public string PersonHref(string address) => Href("/people/" + Addresses.WithoutScheme(address));

    public void MakeAvailable(IReadOnlyList<string> modalities, IReadOnlyList<string> formats, TimeSpan? inactiveTimeout)
    {
        IsAvailable = true;
        InactiveTimeout = inactiveTimeout ?? InactiveTimeout;
        Support(modalities.Count > 0 ? modalities : ["Messaging"], formats.Count > 0 ? formats : PlainAlone);
    }

    /// <summary>Says what the client can do.</summary>
    public void Support(IReadOnlyList<string> modalities, IReadOnlyList<string> formats)
    {
        Modalities = modalities;
        Formats = formats;
        CommunicationETag = NewETag();
    }

    public void ReportActivity() => LastActivity = DateTime.UtcNow;

    /// <summary>Ends the conversations and subscriptions of a client that is silent, which is told to resume.</summary>
    public void Reset()
    {
        if (Conversations.Count == 0 && Invitations.Count == 0 && Subscriptions.IsEmpty)
            return;
        EndConversations();
        Subscriptions.Clear();
        Channel.Resume();
    }

    public void End()
    {
        EndConversations();
        Channel.Close();
    }

    public void Tell(UcwaEvent happened) => Channel.Add(happened);

    private void EndConversations()
    {
        foreach (var conversation in Conversations.Values.ToArray())
            conversation.Leave();
        Conversations.Clear();
        Invitations.Clear();
    }

    private static string NewETag() => RandomNumberGenerator.GetInt32(1, int.MaxValue).ToString(CultureInfo.InvariantCulture);
}
