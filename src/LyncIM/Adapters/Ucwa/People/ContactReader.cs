using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Waiting;

namespace LyncIM.Adapters.Ucwa;

/// <summary>What the server says of people and groups, in the domain's words; what it leaves out is empty.</summary>
internal static class ContactReader
{
    public static ContactCard Read(UcwaResource contact) => new(new Person(contact.Text("uri") ?? "", contact.Text("name") ?? ""))
    {
        Title = contact.Text("title") ?? "",
        Department = contact.Text("department") ?? "",
        Company = contact.Text("company") ?? "",
        Office = contact.Text("office") ?? contact.Text("officeLocation") ?? "",
        Mail = contact.Texts("emailAddresses").FirstOrDefault() ?? "",
    };

    public static ContactCard ReadGroup(UcwaResource group) => Read(group) with { IsGroup = true };

    /// <summary>Unknown words are None.</summary>
    public static LyncAvailability AvailabilityOf(string? word) => word?.ToLowerInvariant() switch
    {
        "online" => LyncAvailability.Free,
        "idleonline" => LyncAvailability.FreeIdle,
        "busy" => LyncAvailability.Busy,
        "idlebusy" => LyncAvailability.BusyIdle,
        "donotdisturb" => LyncAvailability.DoNotDisturb,
        "berightback" => LyncAvailability.TemporarilyAway,
        "away" or "offwork" => LyncAvailability.Away,
        "offline" => LyncAvailability.Offline,
        _ => LyncAvailability.None,
    };

    /// <summary>Adds presence, note and location by their links; null where there is no presence.</summary>
    public static async Task<ContactCard?> FindPresenceAsync(
        UcwaHttp http, ContactCard card, UcwaLink? presence, UcwaLink? note, UcwaLink? location, CancellationToken cancellationToken)
    {
        var asking = FindAsync(http, presence, cancellationToken);
        asking.IgnoreFault();
        var texts = await Task.WhenAll(
            FindTextAsync(http, note, "message", cancellationToken), FindTextAsync(http, location, "location", cancellationToken)).ConfigureAwait(false);
        var resource = await asking.ConfigureAwait(false);
        if (string.IsNullOrEmpty(resource?.Text("availability")))
            return null;
        return card with
        {
            Availability = AvailabilityOf(resource!.Text("availability")),
            Activity = resource.Text("activity") ?? "",
            Note = texts[0],
            Location = texts[1],
        };
    }

    private static async Task<UcwaResource?> FindAsync(UcwaHttp http, UcwaLink? link, CancellationToken cancellationToken) =>
        link?.Uri is { } uri ? await http.FindAsync(uri, cancellationToken).ConfigureAwait(false) : null;

    /// <summary>A card without these is better than none.</summary>
    private static async Task<string> FindTextAsync(UcwaHttp http, UcwaLink? link, string property, CancellationToken cancellationToken)
    {
        try
        {
            return (await FindAsync(http, link, cancellationToken).ConfigureAwait(false))?.Text(property) ?? "";
        }
        catch (LyncException)
        {
            return "";
        }
    }
}
