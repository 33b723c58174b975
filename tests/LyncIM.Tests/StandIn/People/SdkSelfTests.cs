using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;
using Item = Microsoft.Lync.Model.PublishableContactInformationType;

namespace LyncIM.Tests.StandIn.People;

/// <summary>Who one is, and what one publishes.</summary>
public sealed class SdkSelfTests : StandInTestBase
{
    private const string Me = "sip:me@contoso.com";

    [Fact]
    public void Self_is_kept_and_its_contact_is_that_of_ones_own_address()
    {
        Assert.Same(Client.Self, Client.Self);
        Assert.Same(Client.Self!.Contact, Contacts.GetContactByUri(Me));
        Assert.Equal("Me Myself", Client.Self.Contact!.GetContactInformation(ContactInformationType.DisplayName));
    }

    [Fact]
    public void Handlers_of_ones_own_contact_survive_a_collection()
    {
        var heard = new ConcurrentQueue<int>();
        Listen(heard);
        Collect();
        Publish((Item.PersonalNote, "away"));
        Eventually.Equal(1, () => heard.Count);
    }

    [Fact]
    public void A_failure_gives_null_and_no_exception()
    {
        var self = Client.Self!;
        SimulatedNetwork.Inject(Fault.Throws, "Self.Contact", times: 1, 0x80004005);
        Assert.Null(self.Contact);
        SimulatedNetwork.StopClient();
        Assert.Null(self.Contact);
    }

    [Fact]
    public void All_items_go_out_in_one_call_and_are_shown_later_than_the_callback()
    {
        var self = Client.Self!;
        KeyValuePair<Item, object>[] items = [new(Item.Availability, 9500), new(Item.PersonalNote, "x")];
        SimulatedNetwork.Inject(Fault.CallbackLost, "Self.BeginPublishContactInformation", times: 1);
        Assert.Equal(1, CallsOf(() => self.BeginPublishContactInformation(items, null, null)));
        object? shownInCallback = null;
        items = [new(Item.Availability, ContactAvailability.Busy), new(Item.PersonalNote, "patching"), new(Item.LocationName, "DC 1")];
        self.EndPublishContactInformation(self.BeginPublishContactInformation(
            items, _ => shownInCallback = Read(ContactInformationType.PersonalNote) ?? "nothing", null));

        Eventually.True(() => shownInCallback is not null and not "patching");
        Eventually.Equal("patching", () => Read(ContactInformationType.PersonalNote));
        Assert.Equal(6500, Read(ContactInformationType.Availability));
        Assert.Equal("Busy", Read(ContactInformationType.Activity));
        Assert.Equal("DC 1", Read(ContactInformationType.LocationName));
    }

    [Fact]
    public void Numbers_differ_between_what_is_published_and_what_is_read()
    {
        Assert.Equal((4, 22), ((int)Item.PersonalNote, (int)ContactInformationType.PersonalNote));
        Assert.Equal((3, 2), ((int)Item.LocationName, (int)ContactInformationType.LocationName));
    }

    [Fact]
    public void An_empty_text_clears_and_resetting_the_availability_leaves_the_note()
    {
        Publish((Item.Availability, 9500), (Item.PersonalNote, "patching"), (Item.LocationName, "DC 1"));
        Publish((Item.LocationName, ""), (Item.Availability, ContactAvailability.None));
        Eventually.Equal("", () => Read(ContactInformationType.LocationName));
        Assert.Equal((3500, "patching"), (Read(ContactInformationType.Availability), Read(ContactInformationType.PersonalNote)));
    }

    [Fact]
    public void Off_work_is_Away_with_an_activity_in_the_same_publication()
    {
        Publish((Item.Availability, 15500), (Item.ActivityId, "off-work"));
        Eventually.Equal("Off work", () => Read(ContactInformationType.Activity));
        Publish((Item.Availability, 15500));
        Eventually.Equal("Away", () => Read(ContactInformationType.Activity));
    }

    [Theory]
    [InlineData(Item.Availability, 6500L)]
    [InlineData(Item.Availability, "6500")]
    [InlineData(Item.Availability, DayOfWeek.Monday)]
    [InlineData(Item.PersonalNote, 1)]
    [InlineData(Item.PersonalNote, null)]
    public void Nothing_is_checked_by_the_SDK_and_what_COM_does_not_take_fails_in_End(Item item, object? value)
    {
        var self = Client.Self!;
        var publishing = self.BeginPublishContactInformation([new(item, value!)], null, null);
        Assert.IsType<TypeMismatchException>(Record.Exception(() => self.EndPublishContactInformation(publishing)));
    }

    [Fact]
    public void Nothing_at_all_and_the_same_thing_twice_reach_Lync_which_refuses_them()
    {
        KeyValuePair<Item, object> note = new(Item.PersonalNote, "x");
        foreach (var items in new KeyValuePair<Item, object>[]?[] { null, [], [note, note] })
        {
            var publishing = Client.Self!.BeginPublishContactInformation(items!, null, null);
            Assert.IsType<ArgumentException>(Record.Exception(() => Client.Self.EndPublishContactInformation(publishing)));
        }
    }

    [Fact]
    public void Begin_throws_what_COM_refuses_at_once_and_End_the_status()
    {
        var self = Client.Self!;
        SimulatedNetwork.Inject(Fault.Fails, "Self.BeginPublishContactInformation", times: 1, 0x80EE0011);
        Assert.Equal(0x80EE0011u, CodeOf(() => Publish((Item.PersonalNote, "x"))));
        SimulatedNetwork.SignOut();
        Eventually.Equal(ClientState.SignedOut, () => Client.State);
        Assert.Equal(0x80C80006u, CodeOf(() => self.BeginPublishContactInformation([new(Item.PersonalNote, "x")], null, null)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Listen(ConcurrentQueue<int> heard) => Client.Self!.Contact!.ContactInformationChanged += (_, change) =>
        heard.Enqueue(change.ChangedContactInformation!.Count);

    private static void Publish(params (Item Item, object Value)[] items) => Client.Self!.EndPublishContactInformation(
        Client.Self.BeginPublishContactInformation(items.ToDictionary(item => item.Item, item => item.Value), null, null));

    private static object? Read(ContactInformationType type) => Client.Self!.Contact!.GetContactInformation(type);
}
