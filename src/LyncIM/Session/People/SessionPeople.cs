using System.Collections.Generic;
using System.Linq;
using System.Threading;
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

    /// <summary>The groups that were found, to be suggested at the prompt.</summary>
    public RecentPeople Groups { get; } = new();

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

    /// <summary>The signed-in user, with what is published.</summary>
    public async Task<LyncContact> GetSelfAsync(Deadline deadline, INotices notices) =>
        Sanitizer.Contact(await GetOwnCardAsync(deadline, notices).ConfigureAwait(false));

    /// <summary>People and groups by the beginning of a name or an address; what the user should know of the search goes to the notices.</summary>
    public async Task<IReadOnlyList<LyncContact>> FindAsync(string text, int most, Deadline deadline, INotices notices)
    {
        var attached = await _session.RequireSignedInAsync(null, deadline, notices).ConfigureAwait(false);
        var found = await SessionStep.RunAsync(
            token => attached.Client.People.FindAsync(text, most, token),
            deadline,
            MessagingError.ConnectTimeout,
            $"Looking {text} up in the directory",
            attached).ConfigureAwait(false);
        if (found.Remark is { } remark)
            notices.Warning(Sanitizer.Line(remark));
        if (found.HasMore)
            notices.Verbose($"There are more than {most} that {text} finds; -MaxResults gives up to 100.");
        return Note(found.Contacts);
    }

    /// <summary>The people of a distribution group, nested groups expanded, each once.</summary>
    public async Task<IReadOnlyList<LyncContact>> GetMembersAsync(string group, Deadline deadline, INotices notices)
    {
        var attached = await _session.RequireSignedInAsync(null, deadline, notices).ConfigureAwait(false);
        return Note(await SessionStep.RunAsync(
            token => attached.Client.People.GetMembersAsync(group, token),
            deadline,
            MessagingError.ConnectTimeout,
            $"Expanding the group {group}",
            attached).ConfigureAwait(false));
    }

    /// <summary>Publishes the user's own presence.</summary>
    public async Task PublishAsync(PresenceUpdate update, Deadline deadline, INotices notices)
    {
        var attached = await _session.RequireSignedInAsync(null, deadline, notices).ConfigureAwait(false);
        await SessionStep.RunAsync(
            (CancellationToken token) => attached.Client.People.PublishAsync(update, token),
            deadline,
            MessagingError.ConnectTimeout,
            "Publishing your presence",
            attached).ConfigureAwait(false);
    }

    /// <summary>The signed-in user with what has just been published, though the client may show it later.</summary>
    public async Task<LyncContact> GetPublishedAsync(PresenceUpdate update, Deadline deadline, INotices notices)
    {
        var card = await GetOwnCardAsync(deadline, notices).ConfigureAwait(false);
        return Sanitizer.Contact(card with
        {
            Availability = update.Availability is { } published ? Shown(published) : card.Availability,
            Note = update.Note ?? card.Note,
            Location = update.Location ?? card.Location,
        });
    }

    private async Task<ContactCard> GetOwnCardAsync(Deadline deadline, INotices notices)
    {
        var attached = await _session.RequireSignedInAsync(null, deadline, notices).ConfigureAwait(false);
        return await SessionStep.RunAsync(
            token => attached.Client.People.GetSelfAsync(token),
            deadline,
            MessagingError.ConnectTimeout,
            "Asking for your own presence",
            attached).ConfigureAwait(false);
    }

    /// <summary>Cleans what was found, and remembers it for the prompt.</summary>
    private IReadOnlyList<LyncContact> Note(IReadOnlyList<ContactCard> cards)
    {
        var contacts = cards.Select(Sanitizer.Contact).ToArray();
        foreach (var contact in contacts)
        {
            if (contact.SipAddress.Length > 0)
                (contact.IsGroup ? Groups : _session.Conversations.People).Note(contact.SipAddress, contact.DisplayName);
        }
        return contacts;
    }

    /// <summary>What others see of a published availability.</summary>
    private static LyncAvailability Shown(OwnAvailability published) => published switch
    {
        OwnAvailability.Free => LyncAvailability.Free,
        OwnAvailability.Busy => LyncAvailability.Busy,
        OwnAvailability.DoNotDisturb => LyncAvailability.DoNotDisturb,
        OwnAvailability.BeRightBack => LyncAvailability.TemporarilyAway,
        _ => LyncAvailability.Away,
    };
}
