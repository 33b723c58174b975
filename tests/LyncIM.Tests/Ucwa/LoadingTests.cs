using System.Threading.Tasks;
using LyncIM.Tests.Processes;

namespace LyncIM.Tests.Ucwa;

/// <summary>What a process loads.</summary>
public sealed class LoadingTests
{
    private const string Loaded =
        "[AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object { $_.GetName().Name } | Where-Object { $_ -in 'System.Net.Http', 'System.Private.DataContractSerialization' }";

    [Fact]
    public async Task Nothing_of_HTTP_is_loaded_before_a_server_is_asked_for()
    {
        var result = await ConsoleProcess.RunAsync(
            "-Command",
            $"""
            $null = Connect-LyncClient -Simulator 3>$null
            Send-LyncMessage kim@contoso.com hi
            {Loaded}
            'then'
            try {"{"} Connect-LyncClient -Server localhost:1 {"}"} catch {"{"} $_.FullyQualifiedErrorId {"}"}
            {Loaded}
            """);
        Assert.Empty(result.Error);
        var (before, after) = (result.Output.Split("then\n")[0], result.Output.Split("then\n")[1]);
        Assert.Equal("", before);
        Assert.Contains("ServerNotFound,", after);
        Assert.Contains("System.Net.Http\n", after);
    }
}
