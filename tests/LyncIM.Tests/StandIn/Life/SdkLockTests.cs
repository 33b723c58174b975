using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Simulation;
using Fault = Microsoft.Lync.Model.Simulation.SimulatedNetwork.Fault;

namespace LyncIM.Tests.StandIn.Life;

/// <summary>The SDK's two locks: who waits for them, and how two threads that hold one each wait for ever.</summary>
public sealed class SdkLockTests : StandInTestBase
{
    private static readonly FieldInfo CacheLock = typeof(LyncClient).Assembly
        .GetType("Microsoft.Lync.Model.Internal.UCWCache", throwOnError: true)!
        .GetField("s_lock", BindingFlags.NonPublic | BindingFlags.Static)!;

    private static readonly FieldInfo ClientLock = typeof(LyncClient).GetField("s_lock", BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>As a program that the process has loaded has set it.</summary>
    private readonly object? _lockBefore = CacheLock.GetValue(null);

    public override void Dispose()
    {
        base.Dispose();
        CacheLock.SetValue(null, _lockBefore);
    }

    [Fact]
    public async Task When_Lync_dies_while_a_wrapper_is_made_two_threads_wait_for_each_other_for_ever()
    {
        CacheLock.SetValue(null, new object());
        var (wrapping, failing) = DieWhileWrapping();

        Eventually.Equal(2, () => SimulatedNetwork.LockWaiters);
        Assert.False(wrapping.IsCompleted);
        Assert.False(failing.IsCompleted);

        SimulatedNetwork.Reset();
        await Task.WhenAny(Task.WhenAll(wrapping, failing));
        Assert.Equal(ClientState.SignedIn, Client.State);
    }

    [Fact]
    public async Task They_do_not_where_the_one_lock_was_set_to_the_other_by_reflection()
    {
        CacheLock.SetValue(null, ClientLock.GetValue(null));
        for (var i = 0; i < 10; i++)
        {
            SimulatedNetwork.Reset();
            var (wrapping, failing) = DieWhileWrapping();
            Assert.IsType<ClientNotFoundException>((await Assert.ThrowsAsync<TargetInvocationException>(() => wrapping)).InnerException);
            await failing;
            SimulatedNetwork.StartClient();
            Assert.Equal(ClientState.SignedIn, Client.State);
        }
    }

    [Fact]
    public async Task While_a_wrapper_is_made_nobody_gets_another_and_no_event_gets_through()
    {
        var client = Client;
        var contact = Contacts.GetContactByUri(Kim);
        var conversation = Start(Lee);
        var heard = 0;
        Messaging(Other(conversation)).InstantMessageReceived += (_, _) => heard++;
        SimulatedNetwork.Inject(Fault.NeverReturns, "Contact.Wrap", times: 1);
        var making = OnThread(() => Contacts.GetContactByUri("sip:slow@contoso.com"));
        Eventually.Equal(1, () => SimulatedNetwork.StuckCalls);

        Task[] waiting = [OnThread(() => Assert.NotNull(client.Self)), OnThread(() => Contacts.GetContactByUri(Kim))];
        SimulatedNetwork.Say(conversation, Lee, "hello");
        Eventually.Equal(3, () => SimulatedNetwork.LockWaiters);
        Assert.Equal(ClientState.SignedIn, client.State);
        Assert.Equal("Kim Akers", contact.GetContactInformation(ContactInformationType.DisplayName));
        Assert.Equal(0, heard);
        Assert.DoesNotContain(waiting, task => task.IsCompleted);

        SimulatedNetwork.Heal();
        await Task.WhenAll(waiting.Append(making));
        Eventually.Equal(1, () => heard);
    }

    [Fact]
    public async Task Searching_publishing_and_reading_go_on_meanwhile()
    {
        var (self, contacts, contact) = (Client.Self!, Contacts, Contacts.GetContactByUri(Kim));
        SimulatedNetwork.Inject(Fault.NeverReturns, "Contact.Wrap", times: 1);
        var making = OnThread(() => contacts.GetContactByUri("sip:slow@contoso.com"));
        Eventually.Equal(1, () => SimulatedNetwork.StuckCalls);

        var results = contacts.EndSearch(contacts.BeginSearch("Kim", null, null))!;
        self.EndPublishContactInformation(self.BeginPublishContactInformation(
            [new(PublishableContactInformationType.PersonalNote, "busy")], null, null));
        Assert.False(results.IsMoreAvailable);
        Assert.Equal("Kim Akers", contact.GetContactInformation(ContactInformationType.DisplayName));
        Task[] waiting = [OnThread(() => Assert.Single(results.Contacts!)), OnThread(() => Assert.NotNull(self.Contact))];
        Eventually.True(() => SimulatedNetwork.LockWaiters >= waiting.Length);
        Assert.DoesNotContain(waiting, task => task.IsCompleted);

        SimulatedNetwork.Heal();
        await Task.WhenAll(waiting.Append(making));
    }

    /// <summary>One thread makes a wrapper, and meets the death under the lock of the cache; another has met it just before.</summary>
    private static (Task Wrapping, Task Failing) DieWhileWrapping()
    {
        var (client, contacts) = (Client, Contacts);
        SimulatedNetwork.Inject(Fault.DiesBefore, "Contact.Wrap", times: 1);
        SimulatedNetwork.Inject(Fault.ReturnsLate, "Contact.Wrap", times: 1);
        SimulatedNetwork.Record();
        var wrapping = OnThread(() => contacts.GetContactByUri(Kim));
        Eventually.True(() => SimulatedNetwork.Calls.Contains("Contact.Wrap"));
        var failing = OnThread(() => Eventually.Equal(ClientState.Invalid, () => client.State));
        return (wrapping, failing);
    }
}
