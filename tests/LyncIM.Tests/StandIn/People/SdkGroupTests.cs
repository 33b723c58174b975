using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Group;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.StandIn.People;

/// <summary>How groups are looked up, expanded and read.</summary>
public sealed class SdkGroupTests : StandInTestBase
{
    [Fact]
    public void A_lookup_gives_a_contact_a_group_null_or_an_exception()
    {
        Assert.Equal(Kim, Assert.IsType<Contact>(Lookup(Kim)).Uri);
        Assert.Equal(Kim, Assert.IsType<Contact>(Lookup("Kim Akers")).Uri);
        Assert.Null(Lookup("Nobody at all"));
        Assert.IsType<ItemNotFoundException>(Record.Exception(() => Lookup("nobody@contoso.com")));
        var group = FindGroup("All IT");
        Assert.Same(group, Lookup("all-it@contoso.com"));
        Assert.Same(group, Lookup(group.Id!));
    }

    [Fact]
    public void A_lookup_knows_only_the_groups_that_Lync_has_and_can_return_null()
    {
        Assert.IsType<ItemNotFoundException>(Record.Exception(() => Lookup("all-it@contoso.com")));
        SimulatedNetwork.Inject(Fault.ReturnsNull, "ContactManager.EndLookup", times: 1);
        Assert.Null(Lookup(Kim));
    }

    [Fact]
    public void A_distribution_group_has_a_mail_address_and_is_the_same_object_wherever_it_comes_from()
    {
        var group = FindGroup("All IT");
        Assert.Equal(
            ("All IT", "all-it@contoso.com", GroupType.DistributionGroup, false),
            (group.Name, group.EmailAddress, group.Type, group.IsExpanded));
        Assert.Same(group, FindGroup("All IT"));
        Expand(group);
        Assert.Same(group, group.NestedGroups![1]);
    }

    [Fact]
    public void A_group_is_empty_until_it_is_expanded_and_its_collections_are_live()
    {
        var group = FindGroup("All IT");
        var nested = group.NestedGroups!;
        Assert.Equal((0, 0), (group.Count, nested.Count));
        Assert.Empty(group);

        Expand(group);

        Assert.True(group.IsExpanded);
        Assert.Equal(4, group.Count);
        Assert.Equal(["IT On Call", "All IT"], nested.Select(one => one.Name));
        Assert.Equal("sip:no1@contoso.com", group[1].Uri);
        Assert.Null(group[4]);
    }

    [Fact]
    public void All_members_come_with_those_of_nested_groups_and_with_their_duplicates()
    {
        var group = FindGroup("All IT");
        var members = group.EndGetAllMembers(group.BeginGetAllMembers(null, null))!;
        Assert.Equal(9, members.Count);
        Assert.Equal(2, members.Count(member => member.Uri == Kim));
    }

    [Fact]
    public void A_refused_expansion_fails_in_End()
    {
        var group = FindGroup("IT On Call");
        SimulatedNetwork.Inject(Fault.Fails, "DistributionGroup.BeginExpand", times: 1, 0x80C8000C);
        Assert.IsType<ResultOverflowException>(Record.Exception(() => Expand(group)));
        Assert.IsType<DistributionGroup>(group);
    }

    [Fact]
    public void A_group_among_the_contacts_makes_the_enumeration_throw()
    {
        var group = FindGroup("IT On Call");
        Expand(group);
        SimulatedNetwork.Inject(Fault.InvalidCast, "DistributionGroup.GetEnumerator", times: 1);
        Assert.Throws<InvalidCastException>(() => group.ToArray());
    }

    [Fact]
    public void Enumerating_known_members_takes_one_call_and_each_index_three()
    {
        SimulatedNetwork.AddGroup("big@contoso.com", "Big", Enumerable.Range(0, 100).Select(i => $"p{i}@contoso.com"), []);
        var group = FindGroup("Big");
        Expand(group);
        var known = Enumerate(group);

        Assert.Equal(1, CallsOf(() => Enumerate(group)));
        Assert.Equal(301, CallsOf(() => Index(group)));
        GC.KeepAlive(known);

        static List<Contact> Enumerate(IEnumerable<Contact> group)
        {
            var members = new List<Contact>();
            foreach (var member in group)
                members.Add(member);
            return members;
        }

        static void Index(IList<Contact> group)
        {
            for (int i = 0, count = group.Count; i < count; i++)
                Assert.NotNull(group[i]);
        }
    }

    [Fact]
    public void An_enumeration_of_a_Lync_that_has_gone_throws_the_raw_failure_and_a_copy_cannot_be_made()
    {
        var (client, group) = (Client, FindGroup("IT On Call"));
        Expand(group);
        SimulatedNetwork.StopClient();
        Assert.Throws<COMException>(() => group.GetEnumerator().MoveNext());
        Assert.Same(client, LyncClient.GetClient());
        Assert.ThrowsAny<Exception>(() => new List<Contact>(group));
    }

    [Fact]
    public void A_group_that_was_enumerated_keeps_its_members()
    {
        var group = FindGroup("IT On Call");
        Expand(group);
        var member = First(group);
        Collect();
        Assert.True(member.IsAlive);
        GC.KeepAlive(group);
    }

    [Fact]
    public void What_a_collection_of_the_SDK_does_not_support_throws()
    {
        var group = FindGroup("IT On Call");
        var kim = Contacts.GetContactByUri(Kim);
        Action[] unsupported =
        [
            () => group.Add(kim), group.Clear, () => group.Contains(kim), () => group.IndexOf(kim), () => group.Insert(0, kim),
            () => group.Remove(kim), () => group.RemoveAt(0), () => group[0] = kim, () => group.NestedGroups!.Clear(),
        ];
        Assert.All(unsupported, call => Assert.Throws<NotSupportedException>(call));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference First(DistributionGroup group)
    {
        using var members = group.GetEnumerator();
        Assert.True(members.MoveNext());
        return new WeakReference(members.Current);
    }

    private static DistributionGroup FindGroup(string name)
    {
        var contacts = Contacts;
        return (DistributionGroup)contacts.EndSearch(contacts.BeginSearch(name, null, null))!.Groups!.Single(group => group.Name == name);
    }

    private static void Expand(DistributionGroup group) => group.EndExpand(group.BeginExpand(null, null));

    private static object? Lookup(string text) => Contacts.EndLookup(Contacts.BeginLookup(text, null, null));
}
