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

    /// <summary>
    /// Waits until somebody is signed in, and signs that user in where nobody is; a sign-in that it has begun is called off when
    /// it fails or is no longer wanted. <paramref name="delayed"/> is told, on any thread, why it takes so long.
    /// </summary>
    /// <returns>Whether it was this that signed in.</returns>
    /// <exception cref="LyncException">SignInFailed.</exception>
    Task<bool> SignInAsync(SignInRequest request, Action<string> delayed, CancellationToken cancellationToken);

    /// <summary>Signs the user out, in every program that uses the client.</summary>
    Task SignOutAsync(CancellationToken cancellationToken);

    /// <summary>Completes when the presence of that person is known, which for somebody whom the server does not know is never.</summary>
    Task<Presence> GetPresenceAsync(SipAddress address, CancellationToken cancellationToken);
}
