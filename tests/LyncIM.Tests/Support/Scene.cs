using System;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Session;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Simulation;

namespace LyncIM.Tests;

/// <summary>A session of its own over the simulated network; when the scene is over, nothing of it may be left.</summary>
public class Scene : SessionScene, IAsyncLifetime, IAsyncDisposable
{
    public Scene()
        : base(new SimulatorFinder())
    {
        SimulatedNetwork.Reset();
    }

    /// <summary>The only conversation in the client, through which others speak.</summary>
    internal static Conversation Talk => LyncClient.GetClient().ConversationManager!.Conversations!.Single();

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Demands that nothing is left: no handler, no typing, no exception that nobody saw.</summary>
    public async Task DisposeAsync()
    {
        SimulatedNetwork.Heal();
        await Session.CloseAsync().WaitAsync(TimeSpan.FromSeconds(20));
        Eventually.Equal(0, () => SimulatedNetwork.HandlerCount);
        Eventually.Equal(0, () => SimulatedNetwork.TypingCount);
        Assert.Empty(SimulatedNetwork.SwallowedExceptions);
        SimulatedNetwork.Reset();
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    /// <summary>Demands that the session works once the client is there and signed in, whatever has happened.</summary>
    internal async Task DemandItWorksAsync()
    {
        SimulatedNetwork.Heal();
        SimulatedNetwork.StartClient();
        Eventually.Equal(0, () => SimulatedNetwork.StuckCalls);
        var conversation = await SignInAndSendAsync("echo.after@contoso.com", "after");
        Eventually.Equal(1, () => conversation.UnreadCount);
        Assert.Equal("echo: after", Assert.Single(Drain(conversation)).Text);
    }

    /// <summary>Tries again where what was begun before, such as a sign-out that hung, has taken effect late.</summary>
    private async Task<LyncConversation> SignInAndSendAsync(string person, string text)
    {
        while (true)
        {
            try
            {
                await SignInAsync();
                var conversation = await StartAsync(person);
                await SendAsync(conversation, text);
                return conversation;
            }
            catch (LyncException e) when (e.Error
                is MessagingError.LyncNotSignedIn or MessagingError.SignInFailed or MessagingError.ConversationEnded)
            {
                Eventually.True(() => LyncClient.GetClient().State is ClientState.SignedOut or ClientState.SignedIn);
            }
        }
    }

    private async Task SignInAsync()
    {
        var address = Sanitizer.Address(LyncClient.GetClient().Uri) is { Length: > 0 } signedIn ? signedIn : "me@contoso.com";
        await Session.SignInAsync(null, new SignInRequest(SipAddress.Parse(address), null), Within(), Notices);
    }
}
