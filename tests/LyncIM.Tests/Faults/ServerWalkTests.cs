using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.Adapters.Ucwa;
using LyncIM.DevServer;
using LyncIM.Tests.Ucwa;

namespace LyncIM.Tests.Faults;

/// <summary>
/// Lets every fault strike every request that a step makes, once and for ever. Which requests there are is not listed anywhere: a run
/// without faults tells it.
/// </summary>
public sealed class ServerWalkTests : IDisposable
{
    private readonly ShortBestEffort _short = new();
    private readonly TimeSpan _usualDoubt = UcwaDecisions.DoubtLimit;

    public ServerWalkTests()
    {
        UnobservedFailures.Forget();
        UcwaDecisions.DoubtLimit = TimeSpan.FromSeconds(0.5);
    }

    public static TheoryData<string> Steps => [.. ServerStep.All.Select(step => step.Name)];

    public void Dispose()
    {
        UcwaDecisions.DoubtLimit = _usualDoubt;
        _short.Dispose();
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task No_fault_at_any_request_of_a_step_loses_or_doubles_a_message_leaves_typing_on_or_breaks_the_session(string name)
    {
        var step = ServerStep.All.Single(one => one.Name == name);
        var failures = new ConcurrentQueue<string>();
        var strikes = (await RequestsOfAsync(step)).SelectMany(ServerStrike.At).ToArray();
        Assert.NotEmpty(strikes);
        await Parallel.ForEachAsync(strikes, new ParallelOptions { MaxDegreeOfParallelism = 12 }, async (strike, _) =>
        {
            if (await MeetAsync(step, strike) is { } failure)
                failures.Enqueue($"{strike}: {failure}");
        });
        Assert.True(failures.IsEmpty, $"{failures.Count} of {strikes.Length}:{Environment.NewLine}{string.Join(Environment.NewLine, failures)}");
        UnobservedFailures.DemandNone();
    }

    private static async Task<string[]> RequestsOfAsync(ServerStep step)
    {
        await using var scene = await ServerScene.PrepareAsync(new DevServerOptions { TypingTimeout = TimeSpan.FromMilliseconds(500) });
        var talk = await step.PrepareAsync(scene);
        scene.Control.Requests.Clear();
        await step.ActAsync(scene, talk);
        step.Check(scene, true);
        return [.. scene.Control.Requests.All.Select(ServerStrike.KindOf).Distinct()];
    }

    /// <summary>What has gone wrong with the session, not with the server; null for nothing.</summary>
    private static async Task<string?> MeetAsync(ServerStep step, ServerStrike strike)
    {
        try
        {
            await using var scene = await ServerScene.PrepareAsync(new DevServerOptions { TypingTimeout = TimeSpan.FromMilliseconds(500) });
            var talk = await step.PrepareAsync(scene);
            scene.ActTime = 1;
            scene.Control.Faults.Add(strike.ToFault());
            var hasSucceeded = await ActAsync(step, scene, talk);
            scene.Control.Faults.Clear();
            step.Check(scene, hasSucceeded && !strike.CanEnd);
            await scene.DemandItWorksAsync();
            Eventually.True(() => scene.Control.Conversations.All(conversation => !conversation.IsTyping("me@contoso.com")));
            return null;
        }
        catch (Exception e)
        {
            return e.ToString();
        }
    }

    /// <summary>Whether the step says that it has succeeded; it fails with errors of the module's only, and in time.</summary>
    private static async Task<bool> ActAsync(ServerStep step, ServerScene scene, LyncConversation? talk)
    {
        try
        {
            await step.ActAsync(scene, talk).WaitAsync(TimeSpan.FromSeconds(15));
            return true;
        }
        catch (LyncException)
        {
            return false;
        }
    }
}
