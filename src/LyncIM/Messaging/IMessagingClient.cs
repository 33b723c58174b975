using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace LyncIM.Messaging;

/// <summary>A messaging client that has been found. Disposing of it unregisters everything; the client itself goes on.</summary>
internal interface IMessagingClient : IDisposable
{
    /// <summary>Asked anew each time; <see cref="LyncClientState.NotRunning"/> where the client has gone.</summary>
    LyncClientState State { get; }

    /// <summary>Whether nothing that is sent leaves this machine.</summary>
    bool IsSimulated { get; }

    /// <summary>What the client is reached through, and where that was found.</summary>
    string Source { get; }

    /// <summary>The version of what it is reached through.</summary>
    Version? SourceVersion { get; }

    /// <summary>The signed-in user's address and name; null where nobody is signed in.</summary>
    Person? Self { get; }

    /// <summary>Starts a conversation and adds the participants; completes when it is ready to be talked in.</summary>
    Task<IMessagingConversation> StartAsync(
        IReadOnlyList<SipAddress> participants, string? subject, CancellationToken cancellationToken);

    /// <summary>Joins a conference by its URI.</summary>
    Task<IMessagingConversation> JoinAsync(string conferenceUri, CancellationToken cancellationToken);

    /// <summary>Signs the user out, in every program that uses the client.</summary>
    Task SignOutAsync(CancellationToken cancellationToken);
}
