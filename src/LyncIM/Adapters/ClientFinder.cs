using System;
using LyncIM.Adapters.Sdk;
using LyncIM.Formatting;
using LyncIM.Messaging;

namespace LyncIM.Adapters;

/// <summary>Finds which client is asked for, and makes its connector. The one place that reads $env:LYNCIM_CLIENT.</summary>
internal sealed class ClientFinder : IClientFinder
{
    private const string ClientVariable = "LYNCIM_CLIENT";

    /// <summary>A client that is misspelt is an error, never another client.</summary>
    public ClientChoice Default
    {
        get
        {
            var named = Environment.GetEnvironmentVariable(ClientVariable);
            if (string.IsNullOrWhiteSpace(named))
                return new ClientChoice(SdkAssembly.LoadedKind ?? ClientKind.Desktop);
            return new ClientChoice(Parse(named!.Trim()));
        }
    }

    public IMessagingConnector CreateConnector(ClientKind kind) => new SdkConnector(kind);

    private static ClientKind Parse(string name)
    {
        foreach (ClientKind kind in Enum.GetValues(typeof(ClientKind)))
        {
            if (string.Equals(kind.ToString(), name, StringComparison.OrdinalIgnoreCase))
                return kind;
        }
        throw new LyncException(
            MessagingError.UnknownClient,
            $"$env:{ClientVariable} is {DisplayText.Quote(name)}. Valid are {string.Join(", ", Enum.GetNames(typeof(ClientKind)))}.");
    }
}
