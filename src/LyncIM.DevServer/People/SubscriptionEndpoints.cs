using System;
using System.Collections.Generic;
using System.Linq;
using LyncIM.DevServer.Http;
using LyncIM.DevServer.Network;
using Microsoft.AspNetCore.Http;

namespace LyncIM.DevServer.People;

/// <summary>Subscriptions to the presence of others.</summary>
internal static class SubscriptionEndpoints
{
    private const string Path = "/people/presenceSubscriptions";
    private const int Shortest = 10;
    private const int Longest = 30;

    public static void Map(Routes routes)
    {
        routes.Get(Path, List);
        routes.Post(Path, Add);
        routes.Get(Path + "/{subscription}", request => Reply.Of(PeopleResources.Subscription(request.Application, Demand(request))));
        routes.Post(Path + "/{subscription}", Extend);
        routes.Delete(Path + "/{subscription}", request =>
        {
            request.Application.Subscriptions.Remove(Demand(request));
            return Reply.NoContent;
        });
        routes.Post(Path + "/{subscription}/add", request =>
        {
            request.Application.Subscriptions.Join(Demand(request), AddressesOf(request.Input));
            return Reply.NoContent;
        });
        routes.Get("/people/subscribedContacts", ListContacts);
        routes.Get("/people/presenceSubscriptionMemberships", request => Reply.Of(PeopleResources.List(
            request.Application, "presenceSubscriptionMemberships", "presenceSubscriptionMemberships", "presenceSubscriptionMembership")));
    }

    private static Reply List(UcwaRequest request)
    {
        var application = request.Application;
        var items = application.Subscriptions.All.Select(subscription => PeopleResources.Subscription(application, subscription));
        return Reply.Of(PeopleResources.List(
            application, "presenceSubscriptions", "presenceSubscriptions", "presenceSubscription", items.ToArray()));
    }

    private static Reply ListContacts(UcwaRequest request)
    {
        var application = request.Application;
        var contacts = application.Subscriptions.Addresses.Select(address => PeopleResources.Contact(application, address));
        return Reply.Of(PeopleResources.List(application, "subscribedContacts", "subscribedContacts", "contact", contacts.ToArray()));
    }

    private static Reply Add(UcwaRequest request)
    {
        var duration = DurationOf(request.Input);
        var subscription = request.Application.Subscriptions.Add(AddressesOf(request.Input), duration);
        return Reply.Of(PeopleResources.Subscription(request.Application, subscription), StatusCodes.Status201Created)
            .With("Location", subscription.Href);
    }

    private static Reply Extend(UcwaRequest request)
    {
        request.Application.Subscriptions.Extend(Demand(request), DurationOf(request.Input));
        return Reply.NoContent;
    }

    private static Subscription Demand(UcwaRequest request) => request.Application.Subscriptions.Demand(request.Route("subscription"));

    private static TimeSpan DurationOf(Input input) => input.Number("duration") is { } minutes and >= Shortest and <= Longest
        ? TimeSpan.FromMinutes(minutes) : throw UcwaException.Invalid($"duration is {Shortest} to {Longest} minutes.");

    private static IReadOnlyList<string> AddressesOf(Input input)
    {
        var uris = input.Texts("uris").Concat(input.Texts("contactUri")).Select(Addresses.WithoutScheme).ToArray();
        return uris.Length > 0 && uris.All(uri => uri.Contains('@')) ? uris : throw UcwaException.Invalid("uris names nobody.");
    }
}
