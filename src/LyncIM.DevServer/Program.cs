using System;
using System.IO;
using System.Net;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using LyncIM.DevServer.Authentication;
using LyncIM.DevServer.Hosting;

namespace LyncIM.DevServer;

/// <summary>Runs the server until Ctrl+C.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        DevServerOptions? options;
        try
        {
            options = CommandLine.Parse(arguments);
        }
        catch (FormatException mistake)
        {
            await Console.Error.WriteLineAsync($"{mistake.Message}\n\n{CommandLine.Usage}").ConfigureAwait(false);
            return 2;
        }
        if (options is null)
        {
            Console.WriteLine(CommandLine.Usage);
            return 0;
        }
        try
        {
            return await RunAsync(options).ConfigureAwait(false);
        }
        catch (IOException failure)
        {
            await Console.Error.WriteLineAsync($"The server could not start: {failure.Message}").ConfigureAwait(false);
            return 1;
        }
    }

    private static async Task<int> RunAsync(DevServerOptions options)
    {
        var ended = new TaskCompletionSource();
        void End(PosixSignalContext signal)
        {
            signal.Cancel = true;
            ended.TrySetResult();
        }
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        await using var server = await DevServerHost.StartAsync(options).ConfigureAwait(false);
        if (!IPAddress.IsLoopback(options.Address))
            await Console.Error.WriteLineAsync(
                "WARNING: others on the network can reach this server, and anybody can be anybody on it.").ConfigureAwait(false);
        var url = server.Url.AbsoluteUri.TrimEnd('/');
        Console.WriteLine($"The LyncIM development server listens on {url}");
        Console.WriteLine($"""

              Connect-LyncClient -Server {url}                    as {Accounts.AddressOf(options.User)}
              Connect-LyncClient -Server {url} -Credential kim    as kim@contoso.com; any password but wrong will do
              $env:LYNCIM_CLIENT = 'Server'; $env:LYNCIM_SERVER = '{url}'    for scripts that do not connect

              {url}/?as=kim    in a browser: a page on which you are kim@contoso.com, and answer scripts

            Whoever is signed in talks to the others; echo@contoso.com and every other address is simulated.
            Press Ctrl+C to end it.
            """);
        await ended.Task.ConfigureAwait(false);
        return 0;
    }
}
