using System;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.DevServer.Control;
using LyncIM.Messaging;

namespace LyncIM.Tests.Ucwa;

/// <summary>People, groups and one's own presence, as the server tells of them.</summary>
public sealed class PeopleTests
{
    [Fact]
    public async Task Presence_note_and_place_of_somebody_are_told_at_once()
    {
        await using var scene = await ServerScene.BeginAsync();
        scene.Control.People.SetNote("kim@contoso.com", "heads down");
        scene.Control.People.SetLocation("kim@contoso.com", "Building 7");
        scene.Control.People.SetAvailability("kim@contoso.com", 9500);
        var kim = await scene.Session.People.GetContactAsync(SipAddress.Parse("kim@contoso.com"), scene.Within(), scene.Notices);
        Assert.Equal(("DoNotDisturb", "heads down", "Building 7"), (kim.Availability, kim.Note, kim.Location));
        Assert.NotEqual("kim@contoso.com", kim.DisplayName);
    }

    [Fact]
    public async Task Somebody_whom_the_directory_does_not_list_is_subscribed_to_and_nothing_is_left_of_that()
    {
        await using var scene = await ServerScene.BeginAsync();
        var address = SipAddress.Parse("dnd.somebody@contoso.com");
        Assert.Equal("DoNotDisturb", (await scene.Session.People.GetContactAsync(address, scene.Within(), scene.Notices)).Availability);
        var made = Assert.Single(scene.Requests, request => request.Method == "POST" && IsSubscription(request));
        Assert.Equal(201, made.Status);
        Eventually.True(() => scene.Requests.Any(request => request.Method == "DELETE" && IsSubscription(request) && request.Status == 204));
    }

    [Fact]
    public async Task A_presence_that_never_arrives_is_waited_for_until_the_time_is_over()
    {
        await using var scene = await ServerScene.BeginAsync();
        var failure = await scene.FailsAsync(
            scene.Session.People.GetContactAsync(SipAddress.Parse("unknown1@contoso.com"), scene.Within(1), scene.Notices));
        Assert.Equal(MessagingError.RecipientNotFound, failure.Error);
        Eventually.True(() => scene.Requests.Count(request => IsSubscription(request) && request.Method is "POST" or "DELETE") % 2 == 0);
    }

    [Fact]
    public async Task A_search_is_one_request_and_finds_people_and_groups()
    {
        await using var scene = await ServerScene.BeginAsync();
        var found = await scene.Session.People.FindAsync("IT", 30, scene.Within(), scene.Notices);
        Assert.Contains(found, contact => contact is { DisplayName: "IT On Call", Type: "Group" });
        Assert.Single(scene.Requests, request => request.Path.Contains("/search", StringComparison.Ordinal));
        var some = await scene.Session.People.FindAsync("k", 1, scene.Within(), scene.Notices);
        Assert.Single(some);
        Assert.Empty(await scene.Session.People.FindAsync("nobody & nothing+ü", 30, scene.Within(), scene.Notices));
    }

    [Theory]
    [InlineData("it-oncall@contoso.com")]
    [InlineData("sip:it-oncall@contoso.com")]
    [InlineData("it on call")]
    public async Task The_members_of_a_group_are_told_by_its_address_or_name(string group)
    {
        await using var scene = await ServerScene.BeginAsync();
        var members = await scene.Session.People.GetMembersAsync(group, scene.Within(), scene.Notices);
        Assert.NotEmpty(members);
        Assert.Equal(members.Count, members.Select(member => member.SipAddress).Distinct().Count());
    }

    [Fact]
    public async Task Groups_within_groups_are_expanded_and_a_circle_ends()
    {
        await using var scene = await ServerScene.BeginAsync();
        var all = await scene.Session.People.GetMembersAsync("all-it@contoso.com", scene.Within(), scene.Notices);
        var onCall = await scene.Session.People.GetMembersAsync("it-oncall@contoso.com", scene.Within(), scene.Notices);
        Assert.Subset(all.Select(member => member.SipAddress).ToHashSet(), onCall.Select(member => member.SipAddress).ToHashSet());
        Assert.Empty(await scene.Session.People.GetMembersAsync("empty@contoso.com", scene.Within(), scene.Notices));
    }

    [Theory]
    [InlineData("nobody at all")]
    [InlineData("kim@contoso.com")]
    public async Task What_is_no_group_is_not_found(string group)
    {
        await using var scene = await ServerScene.BeginAsync();
        var failure = await scene.FailsAsync(scene.Session.People.GetMembersAsync(group, scene.Within(), scene.Notices));
        Assert.Equal(MessagingError.RecipientNotFound, failure.Error);
    }

    [Theory]
    [InlineData("TooManyContacts", "more members than the server tells")]
    [InlineData(null, "does not tell who is in")]
    public async Task A_group_whose_expansion_is_refused_is_an_error_that_names_it(string? subcode, string said)
    {
        await using var scene = await ServerScene.BeginAsync();
        scene.Control.Faults.Add(new RequestFault(FaultKind.Status, request => request.Path.Contains("expand", StringComparison.OrdinalIgnoreCase))
        {
            Status = 403,
            Subcode = subcode,
        });
        var failure = await scene.FailsAsync(scene.Session.People.GetMembersAsync("it-oncall@contoso.com", scene.Within(), scene.Notices));
        Assert.Equal(MessagingError.LyncFailure, failure.Error);
        Assert.Contains("IT On Call", failure.Message, StringComparison.Ordinal);
        Assert.Contains(said, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_published_is_there_when_that_completes_and_can_be_taken_back()
    {
        await using var scene = await ServerScene.BeginAsync();
        var people = scene.Session.People;
        await people.PublishAsync(new PresenceUpdate(OwnAvailability.Busy, "Patching SRV01", "Rack 4"), scene.Within(), scene.Notices);
        var self = await people.GetSelfAsync(scene.Within(), scene.Notices);
        Assert.Equal(("Busy", "Patching SRV01", "Rack 4"), (self.Availability, self.Note, self.Location));
        await people.PublishAsync(new PresenceUpdate(null, "", "") { Reset = true }, scene.Within(), scene.Notices);
        self = await people.GetSelfAsync(scene.Within(), scene.Notices);
        Assert.Equal(("Free", "", ""), (self.Availability, self.Note, self.Location));
    }

    [Fact]
    public async Task Who_sends_only_stays_as_is_hears_answers_and_publishes_nothing()
    {
        await using var scene = await ServerScene.PrepareAsync();
        await scene.ConnectAsync(scene.Choice with { SendOnly = true });
        Assert.DoesNotContain(scene.Requests, request => request.Path.EndsWith("/makeMeAvailable", StringComparison.Ordinal));
        await scene.TalkAsync("echo@contoso.com");
        Assert.Equal(["echo: hello"], scene.Receive(1));
        var failure = await scene.FailsAsync(
            scene.Session.People.PublishAsync(new PresenceUpdate(OwnAvailability.Busy, null, null), scene.Within(), scene.Notices));
        Assert.Contains("-SendOnly", failure.Message + failure.Recommendation, StringComparison.Ordinal);
        Assert.Equal("me@contoso.com", (await scene.Session.People.GetSelfAsync(scene.Within(), scene.Notices)).SipAddress);
    }

    private static bool IsSubscription(RecordedRequest request) => request.Path.Contains("/presenceSubscriptions", StringComparison.Ordinal);
}
