using System;
using System.Reflection;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.StandIn.Life;

/// <summary>What the SDK makes of a call that fails.</summary>
public sealed class SdkFailureTests : StandInTestBase
{
    [Theory]
    [InlineData(0x80C80004u, typeof(ItemNotFoundException))]
    [InlineData(0x80EE0051u, typeof(ItemNotFoundException))]
    [InlineData(0x80EE0054u, typeof(ItemNotFoundException))]
    [InlineData(0x80EE0055u, typeof(ItemNotFoundException))]
    [InlineData(0x80EE0058u, typeof(ItemNotFoundException))]
    [InlineData(0x80C80006u, typeof(NotSignedInException))]
    [InlineData(0x80C80007u, typeof(ItemAlreadyExistException))]
    [InlineData(0x80EE004Au, typeof(ItemAlreadyExistException))]
    [InlineData(0x80EE004Bu, typeof(ItemAlreadyExistException))]
    [InlineData(0x80EE0052u, typeof(ItemAlreadyExistException))]
    [InlineData(0x80C80008u, typeof(RequestCanceledException))]
    [InlineData(0x80C80009u, typeof(RequestCanceledException))]
    [InlineData(0x80C8000Cu, typeof(ResultOverflowException))]
    [InlineData(0x80C80026u, typeof(NotStartedByUserException))]
    [InlineData(0x80C80028u, typeof(InvalidStateException))]
    [InlineData(0x80F10001u, typeof(InvalidStateException))]
    [InlineData(0x80EE0061u, typeof(InvalidStateException))]
    [InlineData(0x80EE0065u, typeof(InvalidStateException))]
    [InlineData(0x80C80029u, typeof(PendingOperationException))]
    [InlineData(0x80F10012u, typeof(PendingOperationException))]
    [InlineData(0x80F10091u, typeof(PendingOperationException))]
    [InlineData(0x8000000Au, typeof(NotReadyException))]
    [InlineData(0x80C80003u, typeof(NotReadyException))]
    [InlineData(0x80F1008Eu, typeof(SearchException))]
    [InlineData(0x80F1009Eu, typeof(SearchException))]
    [InlineData(0x80F100A6u, typeof(SearchException))]
    public void A_class_of_the_SDK_stands_for_each_of_several_codes_and_has_an_empty_message(uint code, Type type)
    {
        var failure = Assert.IsAssignableFrom<LyncClientException>(Fail(code));
        Assert.IsType(type, failure);
        Assert.Equal(code, failure.InternalCode);
        Assert.Empty(failure.Message);
    }

    [Theory]
    [InlineData(0x80C8000Au, typeof(InvalidOperationException))]
    [InlineData(0x80C8000Bu, typeof(NotSupportedException))]
    [InlineData(0x80070057u, typeof(ArgumentException))]
    [InlineData(0x00EE000Cu, typeof(TimeoutException))]
    [InlineData(0x00EE0011u, typeof(UnauthorizedAccessException))]
    public void Several_codes_come_as_exceptions_that_are_none_of_the_SDK(uint code, Type type) => Assert.IsType(type, Fail(code));

    [Theory]
    [InlineData(0x80004005u)]
    [InlineData(0x80EF019Fu)]
    [InlineData(0x80EE000Cu)]
    [InlineData(0x80EE001Du)]
    [InlineData(0x80EE0011u)]
    [InlineData(0x8001010Au)]
    public void Everything_else_is_a_plain_LyncClientException_that_names_its_code(uint code)
    {
        var failure = Assert.IsType<LyncClientException>(Fail(code));
        Assert.Equal(code, failure.InternalCode);
        Assert.Equal($"Generic COM Exception. Code is 0x{code:X8}.", failure.Message);
    }

    [Fact]
    public void Getters_swallow_whatever_fails_and_methods_throw()
    {
        var (client, conversation) = (Client, Start(Kim));
        var (messaging, participant) = (Messaging(conversation), Other(conversation));
        SimulatedNetwork.Inject(Fault.Throws, "*", code: 0x8001010A);

        Assert.Equal(ClientState.Invalid, client.State);
        Assert.Null(client.ConversationManager);
        Assert.Null(client.Uri);
        Assert.Null(client.Self);
        Assert.False(client.InSuppressedMode);
        Assert.Equal(ConversationState.Invalid, conversation.State);
        Assert.Null(conversation.SelfParticipant);
        Assert.Null(conversation.Participants);
        Assert.Equal(ModalityState.Invalid, messaging.State);
        Assert.False(participant.IsSelf);
        Assert.Equal(0x8001010Au, CodeOf(() => messaging.CanInvoke(ModalityAction.SendInstantMessage)));
        Assert.Equal(0x8001010Au, CodeOf(conversation.End));
    }

    [Fact]
    public void A_getter_that_failed_once_tells_the_truth_when_it_is_read_again()
    {
        var client = Client;
        SimulatedNetwork.Inject(Fault.Throws, "LyncClient.State", times: 1, 0x8001010A);
        Assert.Equal(ClientState.Invalid, client.State);
        Assert.Equal(ClientState.SignedIn, client.State);
        Assert.Same(client, LyncClient.GetClient());
    }

    [Fact]
    public void A_method_that_returns_an_object_can_return_null()
    {
        SimulatedNetwork.Inject(Fault.ReturnsNull, "ConversationManager.AddConversation", times: 1);
        Assert.Null(Conversations.AddConversation());
    }

    [Fact]
    public void The_call_in_flight_fails_with_another_code_and_throws_no_client_away()
    {
        var (client, contacts) = (Client, Contacts);
        SimulatedNetwork.Inject(Fault.DiesIn, "ContactManager.CreateSubscription", times: 1);

        Assert.Equal(0x800706BEu, Assert.IsType<LyncClientException>(Record.Exception(() => contacts.CreateSubscription())).InternalCode);

        Assert.Same(client, LyncClient.GetClient());
        Assert.IsType<ClientNotFoundException>(Record.Exception(() => contacts.CreateSubscription()));
        Assert.Throws<ClientNotFoundException>(LyncClient.GetClient);
    }

    [Theory]
    [InlineData(Fault.DiesBefore, typeof(ClientNotFoundException))]
    [InlineData(Fault.DiesAfter, null)]
    public void Lync_can_die_before_a_call_and_after_it_has_done_its_work(Fault fault, Type? thrown)
    {
        var (client, contacts) = (Client, Contacts);
        SimulatedNetwork.Inject(fault, "ContactManager.CreateSubscription", times: 1);

        Assert.Equal(thrown, Record.Exception(() => contacts.CreateSubscription())?.GetType());

        Assert.Equal(ClientState.Invalid, client.State);
        Assert.IsType<ClientNotFoundException>(Record.Exception(() => contacts.CreateSubscription()));
    }

    [Fact]
    public void What_fails_while_a_wrapper_is_made_comes_as_TargetInvocationException_out_of_methods_and_as_null_out_of_getters()
    {
        var client = Client;
        var contacts = Contacts;
        SimulatedNetwork.Inject(Fault.Throws, "Contact.Wrap", code: 0x8000000A);
        Assert.IsType<NotReadyException>(
            Assert.Throws<TargetInvocationException>(() => contacts.GetContactByUri(Kim)).InnerException);
        Assert.Null(client.Self!.Contact);

        SimulatedNetwork.Heal();
        Assert.NotNull(contacts.GetContactByUri(Kim));
    }

    [Fact]
    public void A_call_that_hangs_ends_when_Lync_does()
    {
        var client = Client;
        SimulatedNetwork.Inject(Fault.NeverReturns, "*");
        var reading = OnThread(() => Assert.Equal(ClientState.Invalid, client.State));
        Eventually.Equal(1, () => SimulatedNetwork.StuckCalls);
        SimulatedNetwork.StopClient();
        Eventually.True(() => reading.IsCompletedSuccessfully);
        Assert.Equal(0, SimulatedNetwork.StuckCalls);
    }

    private static Exception Fail(uint code)
    {
        SimulatedNetwork.Inject(Fault.Throws, "ContactManager.GetContactByUri", times: 1, code);
        return Record.Exception(() => Contacts.GetContactByUri(Kim));
    }
}
