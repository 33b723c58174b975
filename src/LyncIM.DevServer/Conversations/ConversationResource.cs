using System.Linq;
using System.Text.Json.Nodes;
using LyncIM.DevServer.Http;

namespace LyncIM.DevServer.Conversations;

/// <summary>A conversation and what is in it, as JSON.</summary>
internal static class ConversationResource
{
    public static JsonObject Of(Conversation conversation)
    {
        var dialogue = conversation.Dialogue;
        var resource = new JsonObject
        {
            ["state"] = conversation.State,
            ["threadId"] = dialogue.ThreadId,
            ["subject"] = dialogue.Subject,
            ["activeModalities"] = Json.Texts(conversation.HasMessaging || conversation.State == "Incoming" ? ["Messaging"] : []),
            ["importance"] = dialogue.Importance,
            ["recording"] = false,
        };
        if (dialogue.IsMeeting)
            resource["participantCount"] = dialogue.Parties.Count;
        var links = new JsonObject
        {
            ["self"] = Json.Link(conversation.Href()),
            ["messaging"] = Json.Link(conversation.Href("/messaging")),
        };
        if (conversation.IsOpen)
        {
            links["localParticipant"] = Json.Link(conversation.ParticipantHref(conversation), conversation.Name);
            links["addParticipant"] = Json.Link(
                conversation.Application.Href("/communication/participantInvitations?conversation=" + conversation.Id));
            links["participants"] = Json.Link(conversation.Href("/participants"));
        }
        if (conversation.IsOpen && dialogue.IsMeeting)
            foreach (var rel in new[] { "attendees", "leaders", "lobby", "onlineMeeting" })
                links[rel] = Json.Link(conversation.Href("/" + rel));
        resource["_links"] = links;
        resource["rel"] = "conversation";
        return resource;
    }

    public static JsonObject Messaging(Conversation conversation)
    {
        var resource = new JsonObject { ["state"] = conversation.MessagingState };
        var links = new JsonObject
        {
            ["self"] = Json.Link(conversation.Href("/messaging")),
            ["conversation"] = Json.Link(conversation.Href()),
        };
        void Add(string rel, string path) => links[rel] = Json.Link(conversation.Href("/messaging/" + path));
        if (conversation.MessagingState != "Disconnected")
            Add("stopMessaging", "terminate");
        else if (conversation.IsOpen)
            Add("addMessaging", "addMessaging");
        if (conversation.HasMessaging)
        {
            resource["negotiatedMessageFormats"] = Json.Texts(conversation.Formats);
            Add("sendMessage", "messages");
            Add("setIsTyping", "typing");
            Add("typingParticipants", "typingParticipants");
        }
        resource["_links"] = links;
        resource["rel"] = "messaging";
        return resource;
    }

    public static JsonObject Participant(Conversation conversation, Party party)
    {
        var href = conversation.ParticipantHref(party);
        var person = conversation.Application.PersonHref(party.Address);
        var isLocal = party == conversation;
        var links = new JsonObject { ["self"] = Json.Link(href), ["conversation"] = Json.Link(conversation.Href()) };
        if (isLocal)
            links["me"] = Json.Link(conversation.Application.Href("/me"));
        else
        {
            links["contact"] = Json.Link(person);
            links["contactPresence"] = Json.Link(person + "/presence");
            links["contactPhoto"] = Json.Link(conversation.Application.Href("/photos/" + party.Address));
        }
        if (party.HasMessaging)
            links["participantMessaging"] = Json.Link(href + "/messaging");
        return new JsonObject
        {
            ["sourceNetwork"] = "SameEnterprise",
            ["anonymous"] = false,
            ["local"] = isLocal,
            ["name"] = party.Name,
            ["uri"] = party.Uri,
            ["_links"] = links,
            ["rel"] = "participant",
        };
    }

    public static JsonObject ParticipantMessaging(Conversation conversation, Party party) => new()
    {
        ["_links"] = new JsonObject
        {
            ["self"] = Json.Link(conversation.ParticipantHref(party) + "/messaging"),
            ["participant"] = Json.Link(conversation.ParticipantHref(party), party.Name),
        },
        ["rel"] = "participantMessaging",
    };

    /// <summary>A list of participants: all, or those who type, ...</summary>
    public static JsonObject Participants(Conversation conversation, string rel, params Party[] parties) => new()
    {
        ["_links"] = new JsonObject
        {
            ["self"] = Json.Link(conversation.Href(rel == "typingParticipants" ? "/messaging/" + rel : "/" + rel)),
            ["participant"] = Json.Array(parties.Select(party => Json.Link(conversation.ParticipantHref(party), party.Name))),
        },
        ["_embedded"] = new JsonObject { ["participant"] = Json.Array(parties.Select(party => Participant(conversation, party))) },
        ["rel"] = rel,
    };

    public static JsonObject OnlineMeeting(Conversation conversation) => new()
    {
        ["onlineMeetingUri"] = conversation.Dialogue.MeetingUri,
        ["subject"] = conversation.Dialogue.Subject,
        ["organizerName"] = conversation.Dialogue.Parties[0].Name,
        ["organizerUri"] = conversation.Dialogue.Parties[0].Uri,
        ["_links"] = new JsonObject
        {
            ["self"] = Json.Link(conversation.Href("/onlineMeeting")),
            ["conversation"] = Json.Link(conversation.Href()),
        },
        ["rel"] = "onlineMeeting",
    };
}
