using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace LyncIM.Messaging;

/// <summary>People and groups, as the client knows them, and the user's own presence. Failures are <see cref="LyncException"/>s.</summary>
internal interface IMessagingPeople
{
    /// <summary>
    /// Completes when the presence of that person is known, with what else is known then. For somebody whom the server does not know it
    /// throws RecipientNotFound, or never completes.
    /// </summary>
    Task<ContactCard> GetContactAsync(SipAddress address, CancellationToken cancellationToken);

    /// <summary>The signed-in user, with what is published.</summary>
    Task<ContactCard> GetSelfAsync(CancellationToken cancellationToken);

    /// <summary>People and groups with a word of their name, or an address, that begins with <paramref name="text"/>.</summary>
    /// <remarks>Nobody found is an empty list; a directory that does not answer is a failure.</remarks>
    Task<ContactSearch> FindAsync(string text, int most, CancellationToken cancellationToken);

    /// <summary>The people of a distribution group, nested groups expanded, each once.</summary>
    /// <param name="group">Its mail address, or its name as it is written.</param>
    /// <param name="cancellationToken">Cancelled when nobody waits any more.</param>
    /// <exception cref="LyncException">RecipientNotFound, also for a person; MissingArgument where several have that name.</exception>
    Task<IReadOnlyList<ContactCard>> GetMembersAsync(string group, CancellationToken cancellationToken);

    /// <summary>Publishes the user's own presence; completes when the server has taken it.</summary>
    Task PublishAsync(PresenceUpdate update, CancellationToken cancellationToken);
}
