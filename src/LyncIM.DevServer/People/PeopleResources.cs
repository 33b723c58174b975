using System.Globalization;
using System.Linq;
using System.Text.Json.Nodes;
using LyncIM.DevServer.Applications;
using LyncIM.DevServer.Http;
using SimulatedContacts;

namespace LyncIM.DevServer.People;

/// <summary>People and groups as JSON; what is not known is absent.</summary>
internal static class PeopleResources
{
    public static JsonObject Contact(Application application, string address)
    {
        var person = SimulatedDirectory.FindPerson(address);
        var name = person?.Name ?? PersonInfo.Find(application.State, address)?.Name ?? address;
        var contact = new JsonObject { ["uri"] = "sip:" + address, ["sourceNetwork"] = "SameEnterprise" };
        if (person is not null)
        {
            contact["title"] = person.Title;
            contact["department"] = person.Department;
            contact["company"] = person.Company;
            contact["office"] = person.Office;
        }
        contact["emailAddresses"] = Json.Texts([person?.Mail ?? address]);
        contact["type"] = "User";
        contact["name"] = name;
        var href = application.PersonHref(address);
        var links = new JsonObject { ["self"] = Json.Link(href), ["contactPhoto"] = Json.Link(application.Href("/photos/" + address)) };
        foreach (var (rel, path) in new[]
        {
            ("contactPresence", "presence"), ("contactLocation", "location"), ("contactNote", "note"),
            ("contactSupportedModalities", "supportedMedia"),
        })
            links[rel] = Json.Link($"{href}/{path}");
        contact["_links"] = links;
        contact["rel"] = "contact";
        contact["etag"] = ETagOf(address, name);
        return contact;
    }

    /// <summary>A group with its members where <paramref name="isExpanded"/>; the groups in it are left to be expanded.</summary>
    public static JsonObject Group(Application application, DirectoryGroup group, bool isExpanded)
    {
        var href = application.Href("/people/groups/" + group.Address);
        var resource = new JsonObject
        {
            ["uri"] = "sip:" + group.Address,
            ["id"] = IdOf(group),
            ["name"] = group.Name,
            ["_links"] = new JsonObject { ["self"] = Json.Link(href), ["expandDistributionGroup"] = Json.Link(href + "/expand") },
        };
        if (isExpanded)
            resource["_embedded"] = new JsonObject
            {
                ["contact"] = Json.Array(group.PeopleAddresses.Select(address => Contact(application, address))),
                ["distributionGroup"] = Json.Array(group.GroupAddresses
                    .Select(SimulatedDirectory.FindGroup)
                    .OfType<DirectoryGroup>()
                    .Select(inner => Group(application, inner, isExpanded: false))),
            };
        resource["rel"] = "distributionGroup";
        return resource;
    }

    public static JsonObject Presence(Application application, PersonInfo person) => Part(application, person, "presence", new JsonObject
    {
        ["availability"] = person.Availability,
        ["activity"] = person.Activity,
        ["deviceType"] = "PC",
    });

    public static JsonObject Note(Application application, PersonInfo person) => Part(application, person, "note", new JsonObject
    {
        ["message"] = person.Note,
        ["type"] = "Personal",
    });

    public static JsonObject Location(Application application, PersonInfo person) =>
        Part(application, person, "location", new JsonObject { ["location"] = person.Location });

    public static JsonObject Media(Application application, PersonInfo person)
    {
        var media = Part(application, person, "supportedMedia", new JsonObject { ["modalities"] = Json.Texts(["Messaging"]) });
        media["rel"] = "contactSupportedModalities";
        return media;
    }

    public static JsonObject Subscription(Application application, Subscription subscription) => new()
    {
        ["id"] = subscription.Id,
        ["_links"] = new JsonObject
        {
            ["self"] = Json.Link(subscription.Href),
            ["addToPresenceSubscription"] = Json.Link(subscription.Href + "/add"),
            ["memberships"] = Json.Link(
                application.Href("/people/presenceSubscriptionMemberships?presenceSubscriptionId=" + subscription.Id)),
        },
        ["rel"] = "presenceSubscription",
    };

    /// <summary>A list of resources of one kind below people.</summary>
    public static JsonObject List(Application application, string rel, string path, string itemRel, params JsonObject[] items) => new()
    {
        ["_links"] = new JsonObject { ["self"] = Json.Link(application.Href("/people/" + path)) },
        ["_embedded"] = new JsonObject { [itemRel] = Json.Array(items) },
        ["rel"] = rel,
    };

    private static JsonObject Part(Application application, PersonInfo person, string path, JsonObject values)
    {
        values["_links"] = new JsonObject { ["self"] = Json.Link($"{application.PersonHref(person.Address)}/{path}") };
        values["rel"] = $"contact{char.ToUpperInvariant(path[0])}{path[1..]}";
        return values;
    }

    private static string IdOf(DirectoryGroup group) =>
        $"{SimulatedDirectory.Groups.Select((known, index) => (known, index)).First(pair => pair.known == group).index + 1}";

    /// <summary>Changes with what is told of the person.</summary>
    private static string ETagOf(string address, string name)
    {
        var hash = 17u;
        foreach (var c in (address + name).ToLowerInvariant())
            hash = (hash * 31) + c;
        return hash.ToString(CultureInfo.InvariantCulture);
    }
}
