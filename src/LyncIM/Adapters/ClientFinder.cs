using System;
using System.Runtime.CompilerServices;
using LyncIM.Adapters.Sdk;
using LyncIM.Adapters.Ucwa;
using LyncIM.Formatting;
using LyncIM.Messaging;

namespace LyncIM.Adapters;

/// <summary>
/// Finds which client is asked for, and makes its connector. The one place that reads $env:LYNCIM_CLIENT and $env:LYNCIM_SERVER.
/// </summary>
internal sealed class ClientFinder : IClientFinder
{
    private const string ClientVariable = "LYNCIM_CLIENT";
    private const string ServerVariable = "LYNCIM_SERVER";

    /// <summary>A client that is misspelt is an error, never another client.</summary>
    public ClientChoice Default
    {
        get
        {
            var named = Environment.GetEnvironmentVariable(ClientVariable);
            if (string.IsNullOrWhiteSpace(named))
                return new ClientChoice(SdkAssembly.LoadedKind ?? ClientKind.Desktop);
            var kind = Parse(named!.Trim());
            return new ClientChoice(kind, kind == ClientKind.Server ? Server : null);
        }
    }

    private static string Server => Environment.GetEnvironmentVariable(ServerVariable) is { } server && !string.IsNullOrWhiteSpace(server)
        ? server.Trim()
        : throw new LyncException(
            MessagingError.MissingArgument, $"$env:{ClientVariable} is Server, but $env:{ServerVariable} does not say which: set it to an address.");

    public IMessagingConnector CreateConnector(ClientKind kind) => kind == ClientKind.Server ? CreateServerConnector() : new SdkConnector(kind);

    /// <summary>Not inlined: nothing of HTTP is loaded before a server is asked for.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IMessagingConnector CreateServerConnector() => new UcwaConnector();

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
