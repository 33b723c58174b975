using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using LyncIM.DevServer.Applications;
using LyncIM.DevServer.Http;
using SimulatedContacts;

namespace LyncIM.DevServer.People;

/// <summary>Others: who they are and where, found in the address book and in groups.</summary>
internal static class PeopleEndpoints
{
    private const int LongestQuery = 256;
    private const int MostResults = 100;

    public static void Map(Routes routes)
    {
        routes.Get("/people", request => Reply.Of(ApplicationResource.People(request.Application)));
        routes.Get("/people/search", Search);
        routes.Get("/people/contacts", request => Reply.Of(PeopleResources.List(request.Application, "myContacts", "contacts", "contact")));
        routes.Get("/people/groups", request =>
            Reply.Of(PeopleResources.List(request.Application, "myGroups", "groups", "distributionGroup")));
        routes.Get("/people/groups/{group}", request => Group(request, isExpanded: false));
        routes.Get("/people/groups/{group}/expand", request => Group(request, isExpanded: true));
        routes.Get("/people/{address}", Contact);
        routes.Get("/people/{address}/presence", request => Part(request, PeopleResources.Presence));
        routes.Get("/people/{address}/note", request => Part(request, PeopleResources.Note));
        routes.Get("/people/{address}/location", request => Part(request, PeopleResources.Location));
        routes.Get("/people/{address}/supportedMedia", request => Part(request, PeopleResources.Media));
    }

    private static Reply Contact(UcwaRequest request)
    {
        var contact = PeopleResources.Contact(request.Application, Demand(request).Address);
        var etag = $"\"{(string?)contact["etag"]}\"";
        return request.IfNoneMatch == etag ? Reply.NotModified : Reply.Of(contact).With("ETag", etag);
    }

    private static Reply Part(UcwaRequest request, Func<Application, PersonInfo, JsonObject> part) =>
        Reply.Of(part(request.Application, Demand(request)));

    private static PersonInfo Demand(UcwaRequest request) =>
        PersonInfo.Find(request.State, request.Route("address")) ?? throw UcwaException.NotFound();

    private static Reply Group(UcwaRequest request, bool isExpanded) => SimulatedDirectory.FindGroup(request.Route("group")) is { } group
        ? Reply.Of(PeopleResources.Group(request.Application, group, isExpanded)) : throw UcwaException.NotFound();

    /// <summary>Looks through the address book, and through those who are signed in; what matches no word of anybody is absent.</summary>
    private static Reply Search(UcwaRequest request)
    {
        var (application, input) = (request.Application, request.Query);
        var query = input.Required("query", LongestQuery);
        var limit = input.Number("limit") ?? MostResults;
        if (limit is < 1 or > MostResults)
            throw UcwaException.Invalid($"limit is 1 to {MostResults}.");
        var matches = SimulatedDirectory.Search(query, int.MaxValue);
        var people = matches.People.Select(person => person.Address).Concat(SignedIn(request, query)).ToArray();
        var embedded = new JsonObject();
        if (people.Length > 0)
            embedded["contact"] = Json.Array(people.Take(limit).Select(address => PeopleResources.Contact(application, address)));
        if (matches.Groups.Count > 0 && limit > people.Length)
            embedded["distributionGroup"] = Json.Array(matches.Groups.Take(limit - people.Length)
                .Select(group => PeopleResources.Group(application, group, isExpanded: false)));
        var result = new JsonObject
        {
            ["moreResultsAvailable"] = people.Length + matches.Groups.Count > limit,
            ["_links"] = new JsonObject
            {
                ["self"] = Json.Link(application.Href($"/people/search?query={Uri.EscapeDataString(query)}&limit={limit}")),
            },
        };
        if (embedded.Count > 0)
            result["_embedded"] = embedded;
        result["rel"] = "search";
        return Reply.Of(result);
    }

    /// <summary>Others who are signed in and in no address book.</summary>
    private static IEnumerable<string> SignedIn(UcwaRequest request, string query) => request.State.SignedIn
        .Where(user => user != request.Application.User && SimulatedDirectory.FindPerson(user.Address) is null)
        .Where(user => SimulatedDirectory.IsMatch(query, user.Name, user.Address))
        .Select(user => user.Address);
}
