using System.Threading;
using System.Threading.Tasks;

namespace LyncIM.Adapters.Ucwa;

/// <summary>Reports the user's activity, so that the account does not go idle while a script runs.</summary>
internal sealed class ActivityReporter
{
    private readonly UcwaServer _server;

    public ActivityReporter(UcwaServer server)
    {
        _server = server;
    }

    /// <summary>Goes on until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(UcwaDecisions.ActivityInterval, cancellationToken).ConfigureAwait(false);
            try
            {
                await ReportAsync(_server.Application, cancellationToken).ConfigureAwait(false);
            }
            catch (LyncException)
            {
                // The next report may go through; the event channel finds out where the server has gone.
            }
        }
    }

    private async Task ReportAsync(UcwaApplication application, CancellationToken cancellationToken)
    {
        if (application.Me.Link("reportMyActivity") is null)
            await application.MakeAvailableAsync(cancellationToken).ConfigureAwait(false);
        if (application.Me.Link("reportMyActivity")?.Uri is { } uri)
            await _server.Http.SendAsync(UcwaRequest.Post(uri, null, RequestRepeat.Always), cancellationToken).ConfigureAwait(false);
    }
}
