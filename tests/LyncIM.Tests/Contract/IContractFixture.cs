using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using LyncIM.Messaging;

namespace LyncIM.Tests.Contract;

/// <summary>
/// One adapter with the other side of it: other people, the person at the desk, the client or server. People are given by their address
/// without a scheme, and behave as the simulated contacts do; a verb concerns the newest conversation of that person with the local user,
/// me@contoso.com. It completes when it is done there: what the adapter makes of it comes when it comes.
/// </summary>
internal interface IContractFixture : IAsyncDisposable
{
    /// <summary>The client to be connected to, as a user would ask for it.</summary>
    ClientChoice Choice { get; }

    /// <summary>Whether a client that is connected to later tells of conversations that are open already.</summary>
    bool RemembersConversations { get; }

    /// <summary>A connector that has told nobody anything yet.</summary>
    IMessagingConnector CreateConnector();

    /// <summary>Somebody starts a conversation with the local user, whose first message is the text; it waits to be accepted.</summary>
    Task InviteAsync(string from, string text);

    /// <summary>Somebody says something in plain text.</summary>
    Task SayAsync(string from, string text);

    /// <summary>Somebody says something in HTML alone.</summary>
    Task SayHtmlAsync(string from, string html);

    Task TypeAsync(string from, bool isTyping);

    /// <summary>Somebody else comes into the conversation of <paramref name="who"/>, added by another client.</summary>
    Task JoinAsync(string who, string newcomer);

    /// <summary>Somebody leaves; a conversation of two ends with that.</summary>
    Task LeaveAsync(string who);

    /// <summary>The conversation is ended from outside: by another client of the local user's, or by the server.</summary>
    Task EndAsync(string who);

    /// <summary>Refuses the next message to anybody with a SIP status.</summary>
    Task RefuseAsync(int sipStatus);

    /// <summary>From now on no call on the client completes: neither those that send, start, add, type nor ask.</summary>
    Task HangAsync();

    /// <summary>Ends what <see cref="HangAsync"/> has begun: calls that hang go on.</summary>
    Task HealAsync();

    /// <summary>The client ends, or the server drops what was made for this process: it is gone for good, and can tell so.</summary>
    Task GoAwayAsync();

    /// <summary>There is a client again, signed in, without the former one's conversations.</summary>
    Task ComeBackAsync();

    /// <summary>Completes when typing that nobody refreshes has ended; at once where the protocol forgets none.</summary>
    Task OutlastTypingAsync();

    /// <summary>What was delivered to somebody, in order: the plain text, or what else there is.</summary>
    Task<IReadOnlyList<string>> DeliveredToAsync(string who);

    /// <summary>Whether somebody sees the local user typing.</summary>
    Task<bool> IsTypingSeenByAsync(string who);

    /// <summary>How much the client still holds for this process: handlers, applications, pending requests. 0 after Dispose.</summary>
    Task<int> RegistrationsAsync();
}
