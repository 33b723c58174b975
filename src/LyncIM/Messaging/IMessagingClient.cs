using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace LyncIM.Messaging;

/// <summary>
/// A messaging client that has been found. Failures are <see cref="LyncException"/>s. Disposing of it unregisters everything and frees
/// every waiting caller; nothing is called back afterwards. A desktop client itself goes on; on a server, what was made for this
/// process is deleted.
/// </summary>
internal interface IMessagingClient : IDisposable
{
    ClientKind Kind { get; }

    /// <summary>Asked anew each time; <see cref="LyncClientState.NotRunning"/> where the client has gone.</summary>
    LyncClientState State { get; }

    /// <summary>
    /// Why <see cref="State"/> is not SignedIn, or what hinders a client that is, in words for the user; null where nothing more is known
    /// than the state.
    /// </summary>
    string? Reason { get; }

    /// <summary>What the client is reached through: a file, or a URL.</summary>
    string Source { get; }

    /// <summary>The version of what it is reached through; null where it says none.</summary>
    string? Version { get; }

    /// <summary>The signed-in user; null where nobody is signed in.</summary>
    Person? Self { get; }

    IMessagingPeople People { get; }

    /// <summary>Whether it is the client that <paramref name="choice"/> asks for, with the same user.</summary>
    bool Is(ClientChoice choice);

    /// <summary>
    /// Starts a conversation with the participants; completes when it can be talked in. Nobody need be told of it before the first
    /// message: until then it is Inactive.
    /// </summary>
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
}
