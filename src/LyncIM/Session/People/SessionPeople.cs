using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Waiting;

namespace LyncIM.Session;

/// <summary>What the session knows and asks of people: presence, names, groups, and the user's own presence.</summary>
internal sealed class SessionPeople
{
    private readonly LyncSession _session;

    public SessionPeople(LyncSession session)
    {
        _session = session;
    }

    /// <summary>Tells what is known of a contact, and waits where nothing is known yet.</summary>
    public async Task<LyncContact> GetContactAsync(SipAddress address, Deadline deadline, INotices notices)
    {
        var attached = await _session.RequireSignedInAsync(null, deadline, notices).ConfigureAwait(false);
        return Sanitizer.Contact(await SessionStep.RunAsync(
            token => attached.Client.People.GetContactAsync(address, token),
            deadline,
            MessagingError.RecipientNotFound,
            $"Nobody has the address {address}, or the presence is not for you to see: asking for it",
            attached).ConfigureAwait(false));
    }
}
