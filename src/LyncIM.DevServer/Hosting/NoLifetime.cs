using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace LyncIM.DevServer.Hosting;

/// <summary>Leaves the process's signals alone: whoever started the server ends it.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
