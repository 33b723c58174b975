using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Session;
using LyncIM.Waiting;

namespace LyncIM.Tests.Session;

/// <summary>Finding people, groups and oneself, over the tests' own port.</summary>
public sealed class PeopleTests : IAsyncLifetime
{
    private readonly InMemoryNetwork _network = new();
    private readonly LyncSession _session;
    private readonly RecordedNotices _notices = new();

    public PeopleTests()
    {
        _session = new LyncSession(new InMemoryFinder(_network));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _session.CloseAsync();

    [Fact]
    public async Task What_was_found_is_clean_and_is_offered_at_the_prompt()
    {
        var found = await RunAsync(deadline => _session.People.FindAsync("IT On", 30, deadline, _notices));
        var group = Assert.Single(found);
        Assert.Equal(("it-oncall@contoso.com", "IT On Call", "Group"), (group.SipAddress, group.DisplayName, group.Type));
        Assert.Equal("it-oncall@contoso.com", Assert.Single(_session.People.Groups.All).Key);
        Assert.Empty(_session.Conversations.People.All);
        var kim = (await RunAsync(deadline => _session.People.FindAsync("kim", 30, deadline, _notices)))[0];
        Assert.Equal(("kim@contoso.com", "Person"), (kim.SipAddress, kim.Type));
        Assert.Contains(_session.Conversations.People.All, person => person.Key == "kim@contoso.com");
        Assert.DoesNotContain(_notices.Verboses, text => text.Contains("more than"));
    }

    [Fact]
    public async Task Where_more_were_found_than_were_wanted_that_is_said()
    {
        Assert.Single(await RunAsync(deadline => _session.People.FindAsync("D", 1, deadline, _notices)));
        Assert.Contains(_notices.Verboses, text => text.Contains("-MaxResults"));
    }

    [Fact]
    public async Task Nobody_is_found_without_an_error() =>
        Assert.Empty(await RunAsync(deadline => _session.People.FindAsync("zzz", 30, deadline, _notices)));

    [Fact]
    public async Task The_members_of_a_group_are_people_each_once_and_are_offered_at_the_prompt()
    {
        var members = await RunAsync(deadline => _session.People.GetMembersAsync("All IT", deadline, _notices));
        Assert.All(members, member => Assert.Equal("Person", member.Type));
        Assert.Equal(members.Count, members.Select(member => member.SipAddress).Distinct().Count());
        Assert.Equal(members.Select(member => member.SipAddress).Order(), _session.Conversations.People.All.Select(person => person.Key).Order());
    }

    [Fact]
    public async Task What_was_published_is_told_and_the_rest_stays()
    {
        var update = new PresenceUpdate(OwnAvailability.DoNotDisturb, "Patching", null);
        await RunAsync(deadline => _session.People.PublishAsync(update, deadline, _notices));
        var published = await RunAsync(deadline => _session.People.GetPublishedAsync(update, deadline, _notices));
        Assert.Equal(("me@contoso.com", "DoNotDisturb", "Patching"), (published.SipAddress, published.Availability, published.Note));
        var self = await RunAsync(deadline => _session.People.GetSelfAsync(deadline, _notices));
        Assert.Equal(("Me Myself", "Patching"), (self.DisplayName, self.Note));
    }

    [Fact]
    public async Task You_cannot_talk_to_yourself()
    {
        var request = new StartRequest([SipAddress.Parse("ME@contoso.com")]);
        var refusal = await Assert.ThrowsAsync<LyncException>(() => RunAsync(deadline => _session.StartAsync(request, deadline, _notices)));
        Assert.Equal("MissingArgument", refusal.ErrorId);
        Assert.Contains("yourself", refusal.Message);
        Assert.Empty(_network.Rooms);
    }

    [Fact]
    public async Task Nothing_that_was_found_is_remembered_when_the_session_is_closed()
    {
        await RunAsync(deadline => _session.People.FindAsync("IT", 30, deadline, _notices));
        Assert.NotEmpty(_session.People.Groups.All);
        await _session.CloseAsync();
        Assert.Empty(_session.People.Groups.All);
    }

    private static async Task<T> RunAsync<T>(Func<Deadline, Task<T>> verb)
    {
        using var deadline = new Deadline(TimeSpan.FromSeconds(20), CancellationToken.None);
        return await verb(deadline);
    }

    private static async Task RunAsync(Func<Deadline, Task> verb)
    {
        using var deadline = new Deadline(TimeSpan.FromSeconds(20), CancellationToken.None);
        await verb(deadline);
    }
}
