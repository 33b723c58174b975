using System.Text.Json.Nodes;
using LyncIM.DevServer.Http;
using SimulatedContacts;

namespace LyncIM.DevServer.Applications;

/// <summary>An application and what is embedded in it, as JSON.</summary>
internal static class ApplicationResource
{
    public static JsonObject Of(Application application) => new()
    {
        ["culture"] = application.Culture,
        ["userAgent"] = application.UserAgent,
        ["id"] = application.Id,
        ["endpointId"] = application.EndpointId,
        ["type"] = "Browser",
        ["_links"] = new JsonObject
        {
            ["self"] = Json.Link(application.Href()),
            ["policies"] = Json.Link(application.Href("/policies")),
            ["events"] = Json.Link(application.Channel.Href),
        },
        ["_embedded"] = new JsonObject
        {
            ["me"] = Me(application),
            ["people"] = People(application),
            ["onlineMeetings"] = OnlineMeetings(application),
            ["communication"] = Communication(application),
        },
        ["rel"] = "application",
    };

    public static JsonObject Me(Application application)
    {
        var links = new JsonObject { ["self"] = Json.Link(application.Href("/me")) };
        var rels = application.IsAvailable ? ["note", "presence", "location", "reportMyActivity"] : new[] { "makeMeAvailable" };
        foreach (var rel in rels)
            links[rel] = Json.Link(application.Href("/me/" + rel));
        links["photo"] = Json.Link(application.Href("/photos/" + application.User.Address));
        var me = new JsonObject
        {
            ["name"] = application.User.Name,
            ["uri"] = application.User.Uri,
            ["emailAddresses"] = Json.Texts([application.User.Address]),
        };
        if (SimulatedDirectory.FindPerson(application.User.Address) is { } person)
        {
            me["title"] = person.Title;
            me["department"] = person.Department;
            me["company"] = person.Company;
            me["officeLocation"] = person.Office;
        }
        me["_links"] = links;
        me["rel"] = "me";
        return me;
    }

    public static JsonObject People(Application application) => Resource(
        application, "people", "/people",
        "presenceSubscriptions", "subscribedContacts", "presenceSubscriptionMemberships", "myGroups", "myContacts", "search");

    public static JsonObject OnlineMeetings(Application application) =>
        Resource(application, "onlineMeetings", "/onlineMeetings", "myOnlineMeetings");

    /// <summary>The property that a PUT must bring back comes first: a client takes it from there.</summary>
    public static JsonObject Communication(Application application)
    {
        const string path = "/communication";
        return new JsonObject
        {
            [application.CommunicationKey] = "please pass this in a PUT request",
            ["supportedModalities"] = Json.Texts(application.Modalities),
            ["supportedMessageFormats"] = Json.Texts(application.Formats),
            ["_links"] = new JsonObject
            {
                ["self"] = Json.Link(application.Href(path)),
                ["conversations"] = Json.Link(application.Href(path + "/conversations?filter=active")),
                ["startMessaging"] = Json.Link(application.Href(path + "/messagingInvitations")),
                ["startOnlineMeeting"] = Json.Link(application.Href(path + "/onlineMeetingInvitations?onlineMeetingUri=adhoc")),
                ["joinOnlineMeeting"] = Json.Link(application.Href(path + "/onlineMeetingInvitations")),
            },
            ["rel"] = "communication",
            ["etag"] = application.CommunicationETag,
        };
    }

    public static JsonObject Policies(Application application) => new()
    {
        ["htmlMessaging"] = "Enabled",
        ["messageArchiving"] = "Disabled",
        ["_links"] = new JsonObject { ["self"] = Json.Link(application.Href("/policies")) },
        ["rel"] = "policies",
    };

    private static JsonObject Resource(Application application, string rel, string path, params string[] children)
    {
        var links = new JsonObject { ["self"] = Json.Link(application.Href(path)) };
        foreach (var child in children)
        {
            var segment = child is "myGroups" or "myContacts" ? child[2..].ToLowerInvariant() : child;
            links[child] = Json.Link(application.Href($"{path}/{segment}"));
        }
        return new JsonObject { ["_links"] = links, ["rel"] = rel };
    }
}
