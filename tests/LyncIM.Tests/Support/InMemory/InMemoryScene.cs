using System;
using System.Threading.Tasks;

namespace LyncIM.Tests;

/// <summary>A session over the tests' own port; when the scene is over, nobody listens to that any more.</summary>
public abstract class InMemoryScene : SessionScene, IAsyncLifetime
{
    internal const string Kim = "sip:kim@contoso.com";

    private protected InMemoryScene()
        : this(new InMemoryNetwork())
    {
    }

    private InMemoryScene(InMemoryNetwork network)
        : this(network, new InMemoryFinder(network))
    {
    }

    private InMemoryScene(InMemoryNetwork network, InMemoryFinder finder)
        : base(finder)
    {
        Network = network;
        Finder = finder;
    }

    internal InMemoryNetwork Network { get; }

    internal InMemoryFinder Finder { get; }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        Network.Heal();
        await Session.CloseAsync().WaitAsync(TimeSpan.FromSeconds(20));
        Eventually.Equal(0, () => Network.Registrations);
    }
}
