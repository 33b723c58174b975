using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Simulation;

namespace LyncIM.Tests.StandIn;

/// <summary>A simulated network of its own, used as a program uses the SDK.</summary>
public abstract class StandInTestBase : IDisposable
{
    protected const string Kim = "sip:kim@contoso.com";
    protected const string Lee = "sip:lee@contoso.com";

    protected StandInTestBase()
    {
        SimulatedNetwork.Reset();
    }

    protected static LyncClient Client => LyncClient.GetClient();

    protected static ContactManager Contacts => Client.ContactManager!;

    protected static ConversationManager Conversations => Client.ConversationManager!;

    public virtual void Dispose()
    {
        SimulatedNetwork.Reset();
        GC.SuppressFinalize(this);
    }

    /// <summary>A conversation in which messages can be sent.</summary>
    protected static Conversation Start(params string[] people)
    {
        var conversation = Conversations.AddConversation();
        Eventually.True(() => Conversations.Conversations!.Contains(conversation));
        foreach (var uri in people)
            conversation.AddParticipant(Contacts.GetContactByUri(uri));
        Eventually.True(() => Messaging(conversation).CanInvoke(ModalityAction.SendInstantMessage));
        return conversation;
    }

    protected static InstantMessageModality Messaging(Conversation conversation) =>
        (InstantMessageModality)conversation.Modalities![ModalityTypes.InstantMessage];

    protected static InstantMessageModality Messaging(Participant participant) =>
        (InstantMessageModality)participant.Modalities![ModalityTypes.InstantMessage];

    protected static Participant Other(Conversation conversation) => conversation.Participants!.First(participant => !participant.IsSelf);

    protected static void Send(Conversation conversation, string text)
    {
        var messaging = Messaging(conversation);
        messaging.EndSendMessage(messaging.BeginSendMessage(text, null, null));
    }

    protected static uint CodeOf(Action failing) => Assert.ThrowsAny<LyncClientException>(failing).InternalCode;

    /// <summary>Counts the COM calls that <paramref name="work"/> makes.</summary>
    protected static int CallsOf(Action work)
    {
        var before = SimulatedNetwork.CallCount;
        work();
        return SimulatedNetwork.CallCount - before;
    }

    /// <summary>Runs on a thread of its own, which may hang without keeping anything else from running.</summary>
    protected static Task OnThread(Action work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    protected static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
