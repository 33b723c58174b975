using LyncIM.Adapters.Sdk;
using LyncIM.Messaging;

namespace LyncIM.Tests.Sdk;

/// <summary>Finds the stand-in as if it ran on that desktop.</summary>
internal sealed class DesktopFinder(IDesktopEnvironment desktop) : IClientFinder
{
    public ClientChoice Default => new(ClientKind.Simulator);

    public IMessagingConnector CreateConnector(ClientKind kind) => new SdkConnector(kind, desktop);
}
