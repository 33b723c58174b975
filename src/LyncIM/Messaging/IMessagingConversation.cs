using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace LyncIM.Messaging;

/// <summary>
/// A conversation in the client. Failures are <see cref="LyncException"/>s in the tasks: no call blocks its caller, or throws before it
/// has returned its task.
/// </summary>
internal interface IMessagingConversation
{
    /// <summary>Whether the client says that it has ended; false where it says nothing.</summary>
    bool HasEnded { get; }

    /// <summary>Whether the client lets the user be shown as typing now.</summary>
    bool CanSetTyping { get; }

    /// <summary>Accepts the conversation where it is an invitation, and completes when a message can be sent.</summary>
    Task WhenCanSendAsync(CancellationToken cancellationToken);

    /// <summary>Accepts the conversation where it is an invitation; completes when it is none any more.</summary>
    Task AcceptAsync(CancellationToken cancellationToken);

    /// <summary>Invites one more person; completes when that person is a participant, at once where that is so already.</summary>
    Task AddParticipantAsync(SipAddress address, CancellationToken cancellationToken);

    /// <summary>
    /// Sends one message, in all the formats given; completes when it has been delivered. Messages keep the order of the calls.
    /// </summary>
    Task SendAsync(IReadOnlyDictionary<LyncMessageFormat, string> contents, CancellationToken cancellationToken);

    /// <summary>Shows the user as typing until false is set or the next message is sent; the adapter refreshes it where that is needed.</summary>
    Task SetTypingAsync(bool isTyping, CancellationToken cancellationToken);

    /// <summary>Ends the conversation for everybody who uses this account here.</summary>
    Task EndAsync(CancellationToken cancellationToken);
}
