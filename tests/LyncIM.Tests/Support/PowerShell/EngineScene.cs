using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Microsoft.Lync.Model.Simulation;

namespace LyncIM.Tests;

/// <summary>The commands in the genuine engine, on a simulated network of their own; when the scene is over, nothing of it may be left.</summary>
public class EngineScene : IDisposable
{
    public EngineScene()
    {
        SimulatedNetwork.Reset();
        Engine = new Engine();
    }

    internal Engine Engine { get; }

    public virtual void Dispose()
    {
        SimulatedNetwork.Heal();
        Engine.Dispose();
        Eventually.Equal(0, () => SimulatedNetwork.HandlerCount);
        Assert.Equal(0, SimulatedNetwork.TypingCount);
        Assert.Empty(SimulatedNetwork.SwallowedExceptions);
        SimulatedNetwork.Reset();
        GC.SuppressFinalize(this);
    }

    /// <summary>What Send-LyncMessage -PassThru has written.</summary>
    internal IReadOnlyList<LyncSendResult> Results(string script) => [.. Engine.Run(script).Cast<LyncSendResult>()];

    internal static string IdOf(ErrorRecord error) => error.FullyQualifiedErrorId.Split(',')[0];
}
