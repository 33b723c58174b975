using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.StandIn.People;

/// <summary>What is known of a contact, and when.</summary>
public sealed class SdkContactTests : StandInTestBase
{
    private static readonly ContactInformationType[] Presence = [ContactInformationType.Availability, ContactInformationType.Activity];

    private readonly List<object> _held = [];

    [Fact]
    public void A_contact_is_made_for_any_well_formed_address_and_for_no_other()
    {
        Assert.Equal("sip:nobody.here@fabrikam.com", Contacts.GetContactByUri("sip:nobody.here@fabrikam.com").Uri);
        Assert.IsType<ArgumentException>(Record.Exception(() => Contacts.GetContactByUri("nobody")));
    }

    [Fact]
    public void Before_it_has_arrived_everything_but_the_name_is_null_or_throws()
    {
        var kim = Contacts.GetContactByUri(Kim);
        Assert.Equal("Kim Akers", kim.GetContactInformation(ContactInformationType.DisplayName));
        Assert.Equal(-1, kim.GetContactInformation(ContactInformationType.Availability));
        Assert.Null(kim.GetContactInformation(ContactInformationType.Title));
        Assert.Equal(0x80C80003u, CodeOf(() => kim.GetContactInformation(ContactInformationType.Department)));
        Assert.Equal(0x8000000Au, CodeOf(() => kim.GetContactInformation(ContactInformationType.Company)));
        Assert.Equal(0x80EE0011u, CodeOf(() => kim.GetContactInformation(ContactInformationType.Office)));
    }

    [Fact]
    public void It_arrives_for_who_subscribes_and_is_unknown_again_afterwards()
    {
        var kim = Contacts.GetContactByUri(Kim);
        var subscription = Subscribe(kim);
        Eventually.Equal(3500, () => kim.GetContactInformation(ContactInformationType.Availability));
        Assert.Equal(
            ["Systems Engineer", "IT Operations", "Contoso", "1/1204", "kim@contoso.com", 1],
            Read(kim, ContactInformationType.Title, ContactInformationType.Department, ContactInformationType.Company,
                ContactInformationType.Office, ContactInformationType.PrimaryEmailAddress, ContactInformationType.ContactType));
        Assert.Equal(["kim@contoso.com"], Assert.IsType<List<object>>(kim.GetContactInformation(ContactInformationType.EmailAddresses)));

        subscription.Unsubscribe();
        Assert.Equal(-1, kim.GetContactInformation(ContactInformationType.Availability));
    }

    [Fact]
    public void One_subscription_serves_many_and_somebody_without_presence_never_has_any()
    {
        var unknown = Contacts.GetContactByUri("sip:unknown@contoso.com");
        var offline = Contacts.GetContactByUri("sip:offline1@contoso.com");
        Subscribe(unknown, offline);
        Eventually.Equal(18500, () => offline.GetContactInformation(ContactInformationType.Availability));
        Assert.Equal(-1, unknown.GetContactInformation(ContactInformationType.Availability));
    }

    [Fact]
    public void Who_has_subscribed_is_told_of_changes()
    {
        var kim = Contacts.GetContactByUri(Kim);
        var told = new ConcurrentQueue<object?>();
        kim.ContactInformationChanged += (_, _) => told.Enqueue(kim.GetContactInformation(ContactInformationType.Availability));
        Subscribe(kim);
        Eventually.Equal([3500], () => told.ToArray());
        SimulatedNetwork.SetAvailability(Kim, 6500);
        Eventually.Equal([3500, 6500], () => told.ToArray());
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(-1, false)]
    public void The_card_may_come_after_the_presence_and_may_never_come(int delay, bool comes)
    {
        SimulatedNetwork.DelayCards(delay);
        var kim = Contacts.GetContactByUri(Kim);
        Subscribe(kim);
        Eventually.Equal(3500, () => kim.GetContactInformation(ContactInformationType.Availability));
        if (comes)
            Eventually.Equal("Systems Engineer", () => kim.GetContactInformation(ContactInformationType.Title));
        else
            Assert.Null(kim.GetContactInformation(ContactInformationType.Title));
    }

    [Fact]
    public void Who_is_not_in_the_directory_has_no_office_and_no_title()
    {
        var somebody = Contacts.GetContactByUri("sip:somebody@contoso.com");
        Subscribe(somebody);
        Eventually.Equal(3500, () => somebody.GetContactInformation(ContactInformationType.Availability));
        Assert.Null(somebody.GetContactInformation(ContactInformationType.Title));
        Assert.IsType<ItemNotFoundException>(Record.Exception(() => somebody.GetContactInformation(ContactInformationType.Office)));
    }

    [Fact]
    public void Many_values_at_once_cost_a_call_each_and_what_is_refused_reads_as_null()
    {
        var kim = Contacts.GetContactByUri(Kim);
        IDictionary<ContactInformationType, object> values = null!;
        ContactInformationType[] types = [ContactInformationType.DisplayName, ContactInformationType.Office];
        Assert.Equal(1, CallsOf(() => values = kim.GetContactInformation(types)));
        Assert.Equal(2, CallsOf(() => Assert.Equal(["Kim Akers", null], types.Select(type => values[type]))));
    }

    [Fact]
    public void An_array_of_numbers_cannot_be_cast()
    {
        SimulatedNetwork.Inject(Fault.InvalidCast, "Contact.GetContactInformation", times: 1);
        Assert.Throws<InvalidCastException>(() => Contacts.GetContactByUri(Kim).GetContactInformation(ContactInformationType.Capabilities));
    }

    [Fact]
    public void Nothing_keeps_a_contact_and_its_handlers_go_with_it()
    {
        var contact = ListenToNobody();
        Eventually.True(() =>
        {
            Collect();
            return !contact.IsAlive;
        });
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference ListenToNobody()
    {
        var contact = Contacts.GetContactByUri(Kim);
        contact.ContactInformationChanged += (_, _) => { };
        return new WeakReference(contact);
    }

    private static object?[] Read(Contact contact, params ContactInformationType[] types) =>
        types.Select(contact.GetContactInformation).ToArray();

    private ContactSubscription Subscribe(params Contact[] contacts)
    {
        var subscription = Contacts.CreateSubscription();
        _held.Add(subscription);
        subscription.AddContacts(contacts);
        subscription.Subscribe(ContactSubscriptionRefreshRate.High, Presence);
        return subscription;
    }
}
