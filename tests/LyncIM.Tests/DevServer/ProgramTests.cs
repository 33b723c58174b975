using System;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using LyncIM.Tests.Processes;

namespace LyncIM.Tests.DevServer;

public sealed class ProgramTests
{
    [Fact]
    public async Task The_server_says_where_it_is_and_how_to_connect_and_ends_when_it_is_told_to()
    {
        using var process = Start("--port", "0", "--user", "kim");
        var first = await process.StandardOutput.ReadLineAsync();
        var url = Regex.Match(first!, @"http://localhost:\d+$").Value;
        Assert.NotEqual("", url);
        await process.StandardOutput.ReadLineAsync();
        Assert.Matches($"Connect-LyncClient -Server {url} +as kim@contoso.com", await process.StandardOutput.ReadLineAsync());
        string? line;
        do
        {
            line = await process.StandardOutput.ReadLineAsync();
        }
        while (line is not null && !line.StartsWith($"  {url}/?as=kim ", StringComparison.Ordinal));
        Assert.Contains("in a browser", line);
        using (var http = new HttpClient())
            Assert.Contains("oauth/user", await http.GetStringAsync(url), StringComparison.Ordinal);
        using (var end = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]))
            await end.WaitForExitAsync();
        await process.WaitForExitAsync();
        Assert.Equal((0, ""), (process.ExitCode, await process.StandardError.ReadToEndAsync()));
    }

    [Theory]
    [InlineData("--port", "many")]
    [InlineData("--port", "70000")]
    [InlineData("--host", "example")]
    [InlineData("--user", "a b")]
    [InlineData("--colour", "red")]
    [InlineData("--port")]
    public async Task What_is_not_understood_is_said_with_what_would_be(params string[] arguments)
    {
        using var process = Start(arguments);
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(2, process.ExitCode);
        Assert.StartsWith(arguments[0], error, StringComparison.Ordinal);
        Assert.Contains("--port <number>", error, StringComparison.Ordinal);
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(ConsoleProcess.DotNet, [Repository.DevServer, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }
}
