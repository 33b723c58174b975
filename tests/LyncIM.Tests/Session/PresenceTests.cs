using System;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.Adapters.Sdk;
using LyncIM.Messaging;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Session;

/// <summary>Presence that has not arrived is waited for, as long as it may take and no longer.</summary>
public sealed class PresenceTests : Scene
{
    [Theory]
    [InlineData("kim@contoso.com", "Kim Akers", nameof(LyncAvailability.Free), "Available")]
    [InlineData("offline@contoso.com", "Offline", nameof(LyncAvailability.Offline), "Offline")]
    [InlineData("dnd@contoso.com", "Dnd", nameof(LyncAvailability.DoNotDisturb), "Do not disturb")]
    public async Task Presence_is_told_once_it_has_arrived(string address, string name, string availability, string activity)
    {
        var contact = await GetAsync(address);
        Assert.Equal(address, contact.SipAddress);
        Assert.Equal(name, contact.DisplayName);
        Assert.Equal(availability, contact.Availability);
        Assert.Equal(activity, contact.Activity);
        await QuietAsync();
    }

    [Fact]
    public async Task Somebody_whom_the_server_does_not_know_is_not_found()
    {
        Assert.Equal("RecipientNotFound", await FailsAsync(GetAsync("unknown@contoso.com", seconds: 0.3)));
        await QuietAsync();
    }

    [Theory]
    [InlineData(Fault.EventLost, nameof(Contact.ContactInformationChanged))]
    [InlineData(Fault.EventTwice, nameof(Contact.ContactInformationChanged))]
    [InlineData(Fault.EventLate, nameof(Contact.ContactInformationChanged))]
    [InlineData(Fault.ReturnsNull, nameof(Contact.GetContactInformation))]
    [InlineData(Fault.Throws, nameof(Contact.GetContactInformation))]
    [InlineData(Fault.Throws, nameof(ContactSubscription.Unsubscribe))]
    public async Task However_the_client_tells_it_presence_is_told(Fault fault, string member)
    {
        await ConnectAsync();
        SimulatedNetwork.Inject(fault, member, times: 1, code: 0x80C80004);
        Assert.Equal(nameof(LyncAvailability.Free), (await GetAsync("kim@contoso.com")).Availability);
    }

    [Fact]
    public async Task A_contact_is_held_until_its_presence_has_arrived()
    {
        await ConnectAsync();
        var asking = GetAsync("kim@contoso.com");
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.Equal(nameof(LyncAvailability.Free), (await asking).Availability);
    }

    [Fact]
    public async Task A_client_that_goes_meanwhile_is_said_to_have_gone()
    {
        await ConnectAsync();
        var asking = GetAsync("unknown@contoso.com");
        Eventually.True(() => SimulatedNetwork.HandlerCount > 0);
        SimulatedNetwork.StopClient();
        Assert.Equal("LyncClientNotRunning", await FailsAsync(asking));
    }

    [Fact]
    public async Task A_client_that_hangs_is_given_up_in_time()
    {
        await ConnectAsync();
        SimulatedNetwork.Inject(Fault.NeverReturns, nameof(Contact.GetContactInformation), times: 1);
        Assert.Equal("RecipientNotFound", await FailsAsync(GetAsync("kim@contoso.com", seconds: 0.3)));
        SimulatedNetwork.Heal();
    }

    [Theory]
    [InlineData(0, nameof(LyncAvailability.None))]
    [InlineData(3500, nameof(LyncAvailability.Free))]
    [InlineData(4499, nameof(LyncAvailability.Free))]
    [InlineData(5000, nameof(LyncAvailability.FreeIdle))]
    [InlineData(6500, nameof(LyncAvailability.Busy))]
    [InlineData(7500, nameof(LyncAvailability.BusyIdle))]
    [InlineData(9500, nameof(LyncAvailability.DoNotDisturb))]
    [InlineData(12500, nameof(LyncAvailability.TemporarilyAway))]
    [InlineData(15500, nameof(LyncAvailability.Away))]
    [InlineData(18500, nameof(LyncAvailability.Offline))]
    [InlineData(int.MaxValue, nameof(LyncAvailability.Offline))]
    public void Every_number_of_Lync_is_an_availability(int number, string availability) =>
        Assert.Equal(availability, SdkEnums.AvailabilityOf(number).ToString());

    [Fact]
    public void The_names_of_availability_are_those_of_the_SDK() => Assert.Equal(
        Enum.GetNames<ContactAvailability>().Except([nameof(ContactAvailability.Invalid)]).Order(), Enum.GetNames<LyncAvailability>().Order());

    private async Task<LyncContact> GetAsync(string address, double seconds = 20)
    {
        using var deadline = Within(seconds);
        return await Session.People.GetContactAsync(SipAddress.Parse(address), deadline, Notices);
    }

    /// <summary>Of what was asked, no handler is left: only the session's own are there.</summary>
    private async Task QuietAsync()
    {
        await Session.DisconnectAsync(signOut: false, force: false, Within(), Notices);
        Assert.Equal(0, SimulatedNetwork.HandlerCount);
    }
}
