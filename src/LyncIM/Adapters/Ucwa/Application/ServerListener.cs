using System;
using System.Threading;
using System.Threading.Tasks;

namespace LyncIM.Adapters.Ucwa;

/// <summary>Listens to the server for as long as the connection lasts, and makes the application anew where the server has lost it.</summary>
internal sealed class ServerListener
{
    private readonly UcwaServer _server;
    private readonly UcwaConversations _conversations;
    private readonly ApplicationStarter _starter;
    private readonly Action<LyncClientState, string?> _stateChanged;

    /// <param name="server">The connection.</param>
    /// <param name="conversations">Takes what is heard.</param>
    /// <param name="starter">Makes applications.</param>
    /// <param name="stateChanged">Is told when nobody is signed in any more, or again, and why.</param>
    public ServerListener(
        UcwaServer server, UcwaConversations conversations, ApplicationStarter starter, Action<LyncClientState, string?> stateChanged)
    {
        _server = server;
        _conversations = conversations;
        _starter = starter;
        _stateChanged = stateChanged;
    }

    /// <summary>Listens until the user is signed in no longer, or it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _server.Http.Used += OnUsed;
        try
        {
            var listening = ListenAsync(cancellationToken);
            while (true)
            {
                var end = await listening.ConfigureAwait(false);
                if (end.Kind is ChannelEndKind.Replaced or ChannelEndKind.SignedOut)
                {
                    SignOut(end);
                    return;
                }
                Lose();
                if (!await StartAgainAsync(cancellationToken).ConfigureAwait(false))
                    return;
                listening = ListenAsync(cancellationToken);
                await TryMakeAvailableAsync(cancellationToken).ConfigureAwait(false);
                _stateChanged(LyncClientState.SignedIn, null);
            }
        }
        finally
        {
            _server.Http.Used -= OnUsed;
        }
    }

    /// <summary>Listens to the present application; where the server is silent, sees from time to time whether it has moved.</summary>
    private async Task<ChannelEnd> ListenAsync(CancellationToken cancellationToken)
    {
        var channel = new EventChannel(_server.Http, _conversations, _server.Application.Events);
        _server.Channel = channel;
        while (true)
        {
            var end = await channel.RunAsync(cancellationToken).ConfigureAwait(false);
            if (end.Kind != ChannelEndKind.Unreachable || await _starter.HasMovedAsync(cancellationToken).ConfigureAwait(false))
                return end;
        }
    }

    private void OnUsed(UcwaResponse? response)
    {
        if (response is null)
            _server.Channel?.TryNow();
        else if (UcwaErrors.IsApplicationGone(response))
            _server.Channel?.CheckNow();
    }

    private void SignOut(ChannelEnd end)
    {
        _stateChanged(
            LyncClientState.SignedOut,
            end.Failure?.Message ?? "Another process has taken this one's place on the server: it uses the same application, and hears its events.");
        _conversations.EndAll();
    }

    private void Lose()
    {
        _stateChanged(LyncClientState.SigningIn, "The server knows this process no longer; it is being signed in again.");
        _conversations.EndAll();
    }

    /// <summary>Tries until it goes well; false where the server does not let the user in any more.</summary>
    private async Task<bool> StartAgainAsync(CancellationToken cancellationToken)
    {
        var backoff = new Backoff();
        while (true)
        {
            try
            {
                _server.Application = await _starter.StartAsync(cancellationToken).ConfigureAwait(false);
                return true;
            }
            catch (LyncException e) when (e.Error == MessagingError.SignInFailed)
            {
                _stateChanged(LyncClientState.SignedOut, e.Message);
                return false;
            }
            catch (LyncException e)
            {
                _stateChanged(LyncClientState.SigningIn, $"The server knows this process no longer, and does not sign it in again yet: {e.Message}");
            }
            await Task.Delay(backoff.Next(), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What fails here is made up for with the next report of the user's activity.</summary>
    private async Task TryMakeAvailableAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_starter.IsAvailabilityWanted)
                await _server.Application.MakeAvailableAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (LyncException)
        {
            // Messages can be sent all the same.
        }
    }
}
