using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;

namespace LyncIM.Tests.Contract;

/// <summary>A client of one adapter, what it has told, and its other side.</summary>
internal sealed class ContractScene : IAsyncDisposable
{
    public const string Kim = "kim@contoso.com";
    public const string Lee = "lee@contoso.com";

    private readonly CancellationTokenSource _limit = new(TimeSpan.FromSeconds(20));

    private ContractScene(IContractFixture other)
    {
        Other = other;
        Connector = other.CreateConnector();
    }

    /// <summary>The other side.</summary>
    public IContractFixture Other { get; }

    public IMessagingConnector Connector { get; }

    /// <summary>What the present client has told.</summary>
    public RecordedObserver Told { get; private set; } = new();

    public IMessagingClient Client { get; private set; } = null!;

    /// <summary>For calls that must come back by themselves: a very busy machine has time enough.</summary>
    public CancellationToken Ample => _limit.Token;

    /// <summary>A client that is connected.</summary>
    public static async Task<ContractScene> BeginAsync(Adapter adapter)
    {
        var scene = await PrepareAsync(adapter);
        await scene.ConnectAsync();
        return scene;
    }

    /// <summary>The other side alone: nobody is connected yet.</summary>
    public static async Task<ContractScene> PrepareAsync(Adapter adapter) => new(await ContractFixtures.CreateAsync(adapter));

    /// <summary>Connects, anew where it was connected before.</summary>
    public async Task ConnectAsync()
    {
        Client?.Dispose();
        Told = new RecordedObserver();
        Client = await Connector.ConnectAsync(Other.Choice, Told, Ample);
    }

    public Task<IMessagingConversation> StartAsync(params string[] people) =>
        Client.StartAsync(people.Select(SipAddress.Parse).ToArray(), null, Ample);

    /// <summary>A conversation in which one message has been delivered already: it is under way for everybody.</summary>
    public async Task<IMessagingConversation> TalkAsync(params string[] people)
    {
        var conversation = await StartAsync(people);
        await SendAsync(conversation, "hello");
        Eventually.Equal(["hello"], () => Told.TextsIn(conversation, areOwn: true));
        Told.Forget();
        return conversation;
    }

    public async Task SendAsync(IMessagingConversation conversation, string text)
    {
        await conversation.WhenCanSendAsync(Ample);
        await conversation.SendAsync(Plain(text), Ample);
    }

    public static IReadOnlyDictionary<LyncMessageFormat, string> Plain(string text) => new MessageContents(text);

    /// <summary>What a call fails with, in time.</summary>
    public async Task<LyncException> FailsAsync(Func<Task> call) =>
        await Assert.ThrowsAsync<LyncException>(() => call().WaitAsync(Ample));

    /// <summary>Whether the call completes in any way; it is not left to the test's end whether somebody looks at its failure.</summary>
    public async Task EndsAsync(Task call)
    {
        try
        {
            await call.WaitAsync(Ample);
        }
        catch (Exception e) when (e is LyncException or OperationCanceledException && !Ample.IsCancellationRequested)
        {
            // It has been freed.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Other.HealAsync();
        Client?.Dispose();
        await Other.DisposeAsync();
        _limit.Dispose();
    }
}
