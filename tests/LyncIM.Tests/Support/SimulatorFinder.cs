using LyncIM.Adapters.Sdk;
using LyncIM.Messaging;

namespace LyncIM.Tests;

/// <summary>Finds the simulator, whatever the environment asks for.</summary>
internal sealed class SimulatorFinder : IClientFinder
{
    public ClientChoice Default => new(ClientKind.Simulator);

    public IMessagingConnector CreateConnector(ClientKind kind) => new SdkConnector(kind);
}
