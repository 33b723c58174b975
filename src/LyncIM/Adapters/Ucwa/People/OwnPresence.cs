using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;

namespace LyncIM.Adapters.Ucwa;

/// <summary>The user's own presence, note and location.</summary>
internal sealed class OwnPresence
{
    private readonly UcwaServer _server;

    public OwnPresence(UcwaServer server)
    {
        _server = server;
    }

    /// <summary>The user, with what is published; without that where the account is not available here.</summary>
    public async Task<ContactCard> ReadAsync(CancellationToken cancellationToken)
    {
        await _server.Application.RefreshMeAsync(cancellationToken).ConfigureAwait(false);
        var me = _server.Application.Me;
        var card = ContactReader.Read(me);
        return await ContactReader.FindPresenceAsync(
            _server.Http, card, me.Link("presence"), me.Link("note"), me.Link("location"), cancellationToken).ConfigureAwait(false) ?? card;
    }

    /// <summary>Publishes; completes when the server has taken all of it.</summary>
    /// <exception cref="LyncException">The server does not take it, or the account is not available here.</exception>
    public async Task PublishAsync(PresenceUpdate update, CancellationToken cancellationToken)
    {
        if (update.Availability is { } availability)
            await PostAsync("presence", new JsonBody().Add("availability", WordOf(availability)), cancellationToken).ConfigureAwait(false);
        if (update.Reset)
            await PostAsync("presence", null, cancellationToken).ConfigureAwait(false);
        if (update.Note is { } note)
            await PostAsync("note", note.Length > 0 ? new JsonBody().Add("message", note) : null, cancellationToken).ConfigureAwait(false);
        if (update.Location is { } location)
            await PostAsync(
                "location", location.Length > 0 ? new JsonBody().Add("location", location) : null, cancellationToken).ConfigureAwait(false);
    }

    private static string WordOf(OwnAvailability availability) => availability switch
    {
        OwnAvailability.Free => "Online",
        OwnAvailability.OffWork => "Offwork",
        _ => availability.ToString(),
    };

    private async Task PostAsync(string rel, JsonBody? body, CancellationToken cancellationToken)
    {
        if (_server.Application.Me.Link(rel) is null)
            await _server.Application.RefreshMeAsync(cancellationToken).ConfigureAwait(false);
        var uri = _server.Application.Me.Link(rel)?.Uri ?? throw NotAvailable();
        var response = await _server.Http.SendAsync(
            UcwaRequest.Post(uri, body, RequestRepeat.Always), cancellationToken).ConfigureAwait(false);
        if (response.Reason is { } reason && UcwaErrors.Is(reason.Subcode, "MakeMeAvailableRequired"))
            throw NotAvailable();
        if (response.Status == 400)
            throw new LyncException(
                MessagingError.MissingArgument, $"The server does not take this {rel}: it is too long, perhaps. A location has at most 60 characters.");
        if (!response.IsSuccess)
            throw UcwaErrors.Of(response);
    }

    private static LyncException NotAvailable() => new(
        MessagingError.LyncFailure, "The account is not available here, so nothing can be published for it: LyncIM is connected with -SendOnly.")
    {
        Recommendation = "Connect again without it: Disconnect-LyncClient, then Connect-LyncClient without -SendOnly.",
    };
}
