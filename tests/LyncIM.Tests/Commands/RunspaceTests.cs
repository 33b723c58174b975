using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Threading.Tasks;
using Microsoft.Lync.Model.Simulation;

namespace LyncIM.Tests.Commands;

/// <summary>Runspaces share the session; it ends when the last one that imported the module removes it.</summary>
public sealed class RunspaceTests : EngineScene
{
    [Fact]
    public void Two_runspaces_share_the_session()
    {
        using var other = new Engine();
        Engine.Run("Send-LyncMessage echo@contoso.com 'hi'");
        Assert.Equal("echo: hi", $"{Assert.Single(other.Run("Receive-LyncMessage -Wait -MaxMessages 1 -Timeout 20"))}");
        Assert.Empty(Engine.Run("Receive-LyncMessage"));
        Assert.Single(other.Run("Get-LyncConversation"));
    }

    [Fact]
    public async Task A_message_wakes_every_runspace_that_waits_and_goes_to_the_one_that_asked_for_it()
    {
        using var other = new Engine();
        var ids = Engine.Run("'echo.a@contoso.com', 'echo.b@contoso.com' | Start-LyncConversation | ForEach-Object Id");
        using var waitingForA = Engine.Begin($"Get-LyncConversation {ids[0]} | Receive-LyncMessage -Wait -MaxMessages 1");
        using var waitingForB = other.Begin($"Get-LyncConversation {ids[1]} | Receive-LyncMessage -Wait -MaxMessages 1");
        using (var sender = new Engine())
        {
            sender.Run($"Get-LyncConversation {ids[1]}, {ids[0]} | Send-LyncMessage 'hi'");
            await Task.WhenAll(waitingForA.WaitAsync(), waitingForB.WaitAsync());
        }
        Assert.Equal("echo.a@contoso.com", ((LyncMessage)Assert.Single(waitingForA.Output)).From);
        Assert.Equal("echo.b@contoso.com", ((LyncMessage)Assert.Single(waitingForB.Output)).From);
    }

    [Fact]
    public void Removing_the_module_takes_every_handler_back_and_importing_it_again_works()
    {
        Engine.Run("$c = Start-LyncConversation kim@contoso.com -Message 'hi'; Set-LyncTyping $c");
        Assert.True(SimulatedNetwork.HandlerCount > 0);
        Assert.Equal(1, SimulatedNetwork.TypingCount);
        Engine.Remove();
        Assert.Equal(0, SimulatedNetwork.HandlerCount);
        Assert.Equal(0, SimulatedNetwork.TypingCount);
        Engine.Import();
        Assert.Equal("Sent", $"{Engine.Run("(Send-LyncMessage kim@contoso.com 'again' -PassThru).Status").Single()}");
    }

    [Fact]
    public void The_session_lasts_until_the_last_runspace_has_removed_the_module()
    {
        using var other = new Engine();
        Engine.Run("$null = Start-LyncConversation kim@contoso.com");
        Engine.Remove();
        Assert.True(SimulatedNetwork.HandlerCount > 0);
        other.Remove();
        Assert.Equal(0, SimulatedNetwork.HandlerCount);
        Engine.Import();
    }

    [Fact]
    public void A_runspace_that_merely_closes_leaves_the_session_to_the_others()
    {
        using (var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2()))
        {
            runspace.Open();
            using var shell = PowerShell.Create(runspace);
            shell.AddScript($"Import-Module '{Repository.Manifest}'; Send-LyncMessage echo@contoso.com 'hi'").Invoke();
            Assert.Empty(shell.Streams.Error);
        }
        Assert.Equal("echo: hi", $"{Assert.Single(Engine.Run("Receive-LyncMessage -Wait -MaxMessages 1 -Timeout 20"))}");
    }
}
