using System;
using System.Threading;
using System.Threading.Tasks;
using LyncIM.Waiting;
using Microsoft.Lync.Model;

namespace LyncIM.Adapters.Sdk;

/// <summary>Signs the user out: the callback says when it is done, or else the client's state does.</summary>
internal sealed class SdkSignOut
{
    private readonly LyncClient _client;
    private readonly SdkLife _life;

    public SdkSignOut(LyncClient client, SdkLife life)
    {
        _client = client;
        _life = life;
    }

    /// <exception cref="LyncException">It could not be done.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var signingOut = SdkOperation<bool>.RunAsync(_life, Begin, _client.EndSignOut, enough.Token);
        while (!await signingOut.CompletesWithinAsync(WaitTimes.PollInterval, cancellationToken).ConfigureAwait(false))
        {
            if (await _life.ReadStateAsync(cancellationToken).ConfigureAwait(false) == LyncClientState.SignedOut)
                break;
        }
        enough.Cancel();
        if (await _life.ReadStateAsync(cancellationToken).ConfigureAwait(false) == LyncClientState.SignedOut)
            signingOut.IgnoreFault();
        else
            await signingOut.ConfigureAwait(false);
    }

    private IAsyncResult Begin(AsyncCallback callback) => _client.BeginSignOut(callback, null);
}
