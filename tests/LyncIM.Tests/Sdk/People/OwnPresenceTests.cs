using System;
using System.Threading.Tasks;
using LyncIM.Messaging;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.Sdk;

/// <summary>One's own presence is published as Lync takes it, and read back.</summary>
public sealed class OwnPresenceTests : Scene
{
    [Theory]
    [InlineData(nameof(OwnAvailability.Busy), "Busy")]
    [InlineData(nameof(OwnAvailability.DoNotDisturb), "DoNotDisturb")]
    [InlineData(nameof(OwnAvailability.BeRightBack), "TemporarilyAway")]
    [InlineData(nameof(OwnAvailability.Away), "Away")]
    [InlineData(nameof(OwnAvailability.OffWork), "Away")]
    [InlineData(nameof(OwnAvailability.Free), "Free")]
    public async Task An_availability_is_published(string availability, string shown)
    {
        await PublishAsync(new PresenceUpdate(Enum.Parse<OwnAvailability>(availability), null, null));
        await ShowsAsync(self => self.Availability == shown);
    }

    [Fact]
    public async Task A_note_and_a_location_are_published_and_cleared()
    {
        await PublishAsync(new PresenceUpdate(null, "Patching SRV01", "Building 1"));
        await ShowsAsync(self => (self.SipAddress, self.Note, self.Location) == ("me@contoso.com", "Patching SRV01", "Building 1"));
        await PublishAsync(new PresenceUpdate(null, "", ""));
        await ShowsAsync(self => (self.Note, self.Location) == ("", ""));
    }

    [Fact]
    public async Task Resetting_gives_the_availability_back_and_leaves_the_note()
    {
        await PublishAsync(new PresenceUpdate(OwnAvailability.DoNotDisturb, "Patching", null));
        await PublishAsync(new PresenceUpdate(null, null, null) { Reset = true });
        await ShowsAsync(self => (self.Availability, self.Note) == ("Free", "Patching"));
    }

    [Fact]
    public async Task Nothing_to_publish_is_an_error_before_Lync_is_asked()
    {
        await ConnectAsync();
        Assert.Equal("MissingArgument", await FailsAsync(PublishAsync(new PresenceUpdate(null, null, null))));
    }

    [Theory]
    [InlineData(Fault.Throws, 0x80C80006u, "LyncNotSignedIn")]
    [InlineData(Fault.Fails, 0x80EE0011u, "LyncFailure")]
    public async Task What_Lync_refuses_is_said(Fault fault, uint code, string errorId)
    {
        await ConnectAsync();
        SimulatedNetwork.Inject(fault, "Self.BeginPublishContactInformation", times: 1, code);
        Assert.Equal(errorId, await FailsAsync(PublishAsync(new PresenceUpdate(OwnAvailability.Busy, null, null))));
    }

    [Fact]
    public async Task A_Lync_that_has_gone_is_said_to_have_gone()
    {
        await ConnectAsync();
        SimulatedNetwork.Inject(Fault.DiesBefore, "LyncClient.Self", times: 1);
        Assert.Equal("LyncClientNotRunning", await FailsAsync(PublishAsync(new PresenceUpdate(OwnAvailability.Busy, null, null))));
    }

    private Task PublishAsync(PresenceUpdate update) => Session.People.PublishAsync(update, Within(), Notices);

    /// <summary>Waits until one's own contact shows it, which may be a moment after the callback.</summary>
    private Task ShowsAsync(Func<LyncContact, bool> isShown) => Task.Run(
        () => Eventually.True(() => isShown(Session.People.GetSelfAsync(Within(), Notices).GetAwaiter().GetResult())));
}
