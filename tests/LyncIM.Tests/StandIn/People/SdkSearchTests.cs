using System;
using System.Linq;
using System.Threading;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.StandIn.People;

/// <summary>How people and groups are searched.</summary>
public sealed class SdkSearchTests : StandInTestBase
{
    [Theory]
    [InlineData("Kim", "sip:kim@contoso.com")]
    [InlineData("ake", "sip:kim@contoso.com")]
    [InlineData("Nuno Far", "sip:no1@contoso.com")]
    [InlineData("dnd1@", "sip:dnd1@contoso.com")]
    public void People_are_found_by_the_beginnings_of_words(string text, string uri) =>
        Assert.Equal([uri], Search(text)!.Contacts!.Select(contact => contact.Uri));

    [Fact]
    public void Groups_are_found_with_people_unless_only_contacts_are_wanted()
    {
        Assert.Equal(["IT On Call", "All IT"], Search("IT")!.Groups!.Select(group => group.Name));
        Assert.Empty(Search("IT", SearchOptions.ContactsOnly)!.Groups!);
    }

    [Fact]
    public void How_many_are_wanted_is_not_enforced()
    {
        for (var i = 0; i < 40; i++)
            SimulatedNetwork.AddToDirectory($"Twin {i}", $"sip:twin{i}@contoso.com");
        Assert.Equal(40, Search("Twin", max: 10)!.Contacts!.Count);
    }

    [Fact]
    public void The_one_callback_comes_on_another_thread_and_a_second_one_is_ignored()
    {
        var calledBack = 0;
        var contacts = Contacts;
        SimulatedNetwork.Inject(Fault.CallbackTwice, "ContactManager.BeginSearch");
        var searching = contacts.BeginSearch("Kim", _ => Interlocked.Add(ref calledBack, IsThreadOfSdk ? 1 : 100), null);
        Assert.Single(contacts.EndSearch(searching)!.Contacts!);
        Eventually.True(() => calledBack > 0);
        // What is posted later is run later: a second callback would have come by then.
        contacts.EndSearch(contacts.BeginSearch("Lee", null, null));
        Assert.Equal(1, calledBack);
    }

    [Fact]
    public void Nothing_found_can_be_empty_lists_null_lists_or_no_results()
    {
        Assert.Empty(Search("Zoe")!.Contacts!);
        Assert.Empty(Search("Zoe")!.Groups!);
        SimulatedNetwork.Inject(Fault.ReturnsNull, "SearchResults.Contacts", times: 1);
        Assert.Null(Search("Zoe")!.Contacts);
        SimulatedNetwork.Inject(Fault.ReturnsNull, "ContactManager.EndSearch", times: 1);
        Assert.Null(Search("Zoe"));
    }

    [Fact]
    public void A_failure_makes_a_list_null_without_exception_or_ClientDisconnected_and_the_second_reading_may_succeed()
    {
        var client = Client;
        var disconnected = 0;
        client.ClientDisconnected += (_, _) => disconnected++;
        var results = Search("Kim")!;
        SimulatedNetwork.Inject(Fault.Throws, "Contact.Wrap", times: 1, 0x800706BA);

        Assert.Null(results.Contacts);
        Assert.Single(results.Contacts!);

        SimulatedNetwork.StopClient();
        Assert.Null(results.Contacts);
        Assert.Equal(0, disconnected);
        Assert.Same(client, LyncClient.GetClient());
    }

    [Fact]
    public void Reading_the_list_wraps_everybody_at_three_calls_each()
    {
        var results = Search("contoso")!;
        var count = 0;
        var calls = CallsOf(() => count = results.Contacts!.Count);
        Assert.Equal(12, count);
        Assert.Equal(1 + 3 * count, calls);
        GC.KeepAlive(results);
    }

    [Theory]
    [InlineData("tel:+15550100", true)]
    [InlineData("mailto:ghost@contoso.com", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Results_may_have_no_SIP_address(string? uri, bool isFoundAnyway)
    {
        SimulatedNetwork.AddToDirectory("Ghost Writer", uri);
        Assert.Equal(isFoundAnyway ? 1 : 0, Search("Ghost")!.Contacts!.Count);
        var ghost = Search("Ghost", SearchOptions.IncludeContactsWithoutSipOrTelUri)!.Contacts!.Single();
        Assert.Equal(uri, ghost.Uri);
        Assert.Equal("Ghost Writer", ghost.GetContactInformation(ContactInformationType.DisplayName));
    }

    [Theory]
    [InlineData(0x80F1009Fu, typeof(SearchException))]
    [InlineData(0x80C8000Cu, typeof(ResultOverflowException))]
    [InlineData(0x80EE000Cu, typeof(LyncClientException))]
    [InlineData(0x80EE001Du, typeof(LyncClientException))]
    public void A_search_fails_in_End(uint code, Type type)
    {
        SimulatedNetwork.Inject(Fault.Fails, "ContactManager.BeginSearch", times: 1, code);
        var failure = Record.Exception(() => Search("Kim"));
        Assert.IsType(type, failure);
        if (failure is SearchException search)
            Assert.Equal(SearchException.FailureReason.AllNoise, search.Reason);
    }

    [Fact]
    public void An_address_book_that_is_not_in_step_finds_nobody_and_only_its_status_tells()
    {
        var contacts = Contacts;
        Assert.Equal(SearchProviderStatusType.SyncSucceeded, contacts.GetSearchProviderStatus(SearchProviders.GlobalAddressList));
        SimulatedNetwork.SetSearchProviderStatus(SearchProviderStatusType.FileNotFound);
        Assert.Empty(Search("Kim")!.Contacts!);
        Assert.Equal(SearchProviderStatusType.FileNotFound, contacts.GetSearchProviderStatus(SearchProviders.ExchangeService));
        Assert.IsType<ArgumentException>(Record.Exception(() => contacts.GetSearchProviderStatus(SearchProviders.OtherContacts)));
    }

    private static bool IsThreadOfSdk => Thread.CurrentThread.Name!.StartsWith("Lync SDK", StringComparison.Ordinal);

    private static SearchResults? Search(string text, SearchOptions options = SearchOptions.Default, uint max = 30)
    {
        var contacts = Contacts;
        return contacts.EndSearch(contacts.BeginSearch(text, SearchProviders.Default, SearchFields.AllFields, options, max, null, null));
    }
}
