using System;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Waiting;

namespace LyncIM.Adapters.Ucwa;

/// <summary>Finds a server over HTTP and signs the user in.</summary>
internal sealed class UcwaConnector : IMessagingConnector
{
    private readonly Func<ICredentials?, bool, HttpMessageHandler> _createHandler;

    public UcwaConnector()
        : this(HttpHandlers.Create)
    {
    }

    /// <param name="createHandler">Makes HTTP handlers, by the credentials for handshakes and whether certificates go unchecked.</param>
    public UcwaConnector(Func<ICredentials?, bool, HttpMessageHandler> createHandler)
    {
        _createHandler = createHandler;
    }

    public ClientWords Words => UcwaWords.Server;

    /// <summary>A server goes with every other client.</summary>
    public void EnsureCompatible(ClientChoice choice)
    {
        if (string.IsNullOrWhiteSpace(choice.Location))
            throw new LyncException(
                MessagingError.MissingArgument, "No server is named: give one with Connect-LyncClient -Server, or in $env:LYNCIM_SERVER.");
    }

    public async Task<IMessagingClient> ConnectAsync(ClientChoice choice, IMessagingObserver observer, CancellationToken cancellationToken)
    {
        EnsureCompatible(choice);
        var transport = new UcwaTransport(_createHandler(null, choice.SkipCertificateCheck));
        var http = new UcwaHttp(transport, new TokenRequest(
            choice.Credential, transport, credentials => _createHandler(credentials, choice.SkipCertificateCheck)));
        var lifetime = new CancellationTokenSource();
        UcwaClient? client = null;
        try
        {
            var starter = new ApplicationStarter(choice, transport, http);
            var application = await starter.StartAsync(cancellationToken).ConfigureAwait(false);
            client = new UcwaClient(choice, new UcwaServer(http, application, observer, lifetime.Token), starter, lifetime);
            await client.BeginAsync(cancellationToken).ConfigureAwait(false);
            return client;
        }
        catch (Exception)
        {
            if (client is null)
                http.Dispose();
            else
                Task.Run(client.Dispose).IgnoreFault();
            throw;
        }
    }
}
