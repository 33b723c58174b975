using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Sdk;

/// <summary>People and groups are found as Lync knows them; what it cannot tell never looks like "nobody".</summary>
public sealed class DirectoryTests : Scene
{
    [Fact]
    public async Task People_are_found_with_what_is_known_of_them()
    {
        var kim = Assert.Single(await FindAsync("Kim"));
        Assert.Equal(
            ("kim@contoso.com", "Kim Akers", "Person", "Free", "Systems Engineer", "IT Operations", "1/1204"),
            (kim.SipAddress, kim.DisplayName, kim.Type, kim.Availability, kim.Title, kim.Department, kim.Office));
    }

    [Fact]
    public async Task Groups_are_found_beside_people()
    {
        var group = Assert.Single(await FindAsync("All IT"));
        Assert.Equal(("All IT", "Group", "all-it@contoso.com"), (group.DisplayName, group.Type, group.Mail));
    }

    [Fact]
    public async Task Nothing_found_is_nothing() => Assert.Empty(await FindAsync("Nobody of that name"));

    [Fact]
    public async Task No_more_are_told_than_were_asked_for() => Assert.Equal(3, (await FindAsync("contoso", most: 3)).Count);

    [Fact]
    public async Task Somebody_without_presence_is_found_all_the_same()
    {
        using var shorter = new ShortBestEffort();
        SimulatedNetwork.AddToDirectory("Una Known", "sip:unknown7@contoso.com");
        Assert.Equal("None", Assert.Single(await FindAsync("Una")).Availability);
    }

    [Theory]
    [InlineData(Fault.ReturnsNull, "SearchResults.Contacts")]
    [InlineData(Fault.EventLost, "Contact.ContactInformationChanged")]
    public async Task What_Lync_does_not_give_at_first_is_asked_for_again(Fault fault, string member)
    {
        await ConnectAsync();
        SimulatedNetwork.Inject(fault, member, times: 1);
        Assert.Equal("Free", Assert.Single(await FindAsync("Kim")).Availability);
    }

    [Fact]
    public async Task A_Lync_that_dies_under_a_search_has_gone_and_has_not_found_nobody()
    {
        await ConnectAsync();
        SimulatedNetwork.Inject(Fault.DiesBefore, "SearchResults.Contacts", times: 1);
        Assert.Equal("LyncClientNotRunning", await FailsAsync(FindAsync("Kim")));
    }

    [Theory]
    [InlineData(0x80EE0011u)]
    [InlineData(0x80EE000Cu)]
    public async Task A_directory_that_refuses_is_an_error_with_its_code(uint code)
    {
        await ConnectAsync();
        SimulatedNetwork.Inject(Fault.Fails, "ContactManager.BeginSearch", times: 1, code);
        var failure = await Assert.ThrowsAsync<LyncException>(() => FindAsync("Kim"));
        Assert.Equal(("LyncFailure", (uint?)code), (failure.ErrorId, failure.Code));
    }

    [Fact]
    public async Task One_contact_that_is_dead_costs_no_other()
    {
        using var shorter = new ShortBestEffort();
        await ConnectAsync();
        SimulatedNetwork.Inject(Fault.Throws, "Contact.GetContactInformation", times: 3, 0x80010108);
        Assert.Single(await FindAsync("Kim"));
    }

    [Theory]
    [InlineData("all-it@contoso.com")]
    [InlineData("All IT")]
    [InlineData("all it")]
    public async Task The_members_of_a_group_and_of_those_in_it_are_told_once_each(string group) => Assert.Equal(
        ["callback1@contoso.com", "dnd1@contoso.com", "echo1@contoso.com", "kim@contoso.com", "lee@contoso.com", "no1@contoso.com",
            "offline1@contoso.com", "yes1@contoso.com"],
        (await MembersAsync(group)).Select(member => member.SipAddress).Order());

    [Fact]
    public async Task An_empty_group_has_nobody() => Assert.Empty(await MembersAsync("empty@contoso.com"));

    [Theory]
    [InlineData("kim@contoso.com")]
    [InlineData("no-such-group@contoso.com")]
    [InlineData("No such group")]
    public async Task A_person_or_nothing_is_no_group(string group) =>
        Assert.Equal("RecipientNotFound", await FailsAsync(MembersAsync(group)));

    [Fact]
    public async Task Several_groups_of_one_name_are_listed_by_their_addresses()
    {
        SimulatedNetwork.AddGroup("west@contoso.com", "Team", ["kim@contoso.com"], []);
        SimulatedNetwork.AddGroup("east@contoso.com", "Team", ["lee@contoso.com"], []);
        SimulatedNetwork.AddGroup("north@contoso.com", "Team North", ["lee@contoso.com"], []);
        var failure = await Assert.ThrowsAsync<LyncException>(() => MembersAsync("Team"));
        Assert.Equal("MissingArgument", failure.ErrorId);
        Assert.Contains("east@contoso.com, west@contoso.com", failure.Message);
    }

    [Theory]
    [InlineData(0x80C8000Cu)]
    [InlineData(0x80EE0011u)]
    public async Task A_group_that_cannot_be_expanded_is_an_error_that_names_it_and_never_a_shorter_list(uint code)
    {
        await ConnectAsync();
        SimulatedNetwork.Inject(Fault.Fails, "DistributionGroup.BeginExpand", times: 1, code);
        var failure = await Assert.ThrowsAsync<LyncException>(() => MembersAsync("all-it@contoso.com"));
        Assert.Equal(("LyncFailure", (uint?)code), (failure.ErrorId, failure.Code));
        Assert.Contains("All IT", failure.Message);
    }

    [Fact]
    public async Task Nothing_is_left_registered()
    {
        await ConnectAsync();
        var handlers = SimulatedNetwork.HandlerCount;
        await FindAsync("contoso");
        await MembersAsync("all-it@contoso.com");
        Eventually.Equal(handlers, () => SimulatedNetwork.HandlerCount);
    }

    private Task<IReadOnlyList<LyncContact>> FindAsync(string text, int most = 30) =>
        Session.People.FindAsync(text, most, Within(), Notices);

    private Task<IReadOnlyList<LyncContact>> MembersAsync(string group) =>
        Session.People.GetMembersAsync(group, Within(), Notices);
}
