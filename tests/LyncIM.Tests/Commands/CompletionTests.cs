using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Management.Automation;
using LyncIM.Session;
using Microsoft.Lync.Model.Simulation;

namespace LyncIM.Tests.Commands;

/// <summary>What Tab offers at the prompt.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly Engine _engine;

    public CompletionTests()
    {
        SimulatedNetwork.Reset();
        _engine = new Engine();
    }

    public void Dispose() => _engine.Dispose();

    [Theory]
    [InlineData("Send-LyncMessage -Conversation ")]
    [InlineData("Receive-LyncMessage ")]
    [InlineData("Receive-LyncMessage -Conversation ki")]
    [InlineData("Set-LyncTyping Kim")]
    [InlineData("Stop-LyncConversation -Conversation ")]
    public void A_conversation_is_offered_as_the_command_that_gets_it(string typed)
    {
        var id = Start("kim@contoso.com");
        Assert.Contains($"(Get-LyncConversation {id})", Complete(typed).Select(result => result.CompletionText));
    }

    [Fact]
    public void What_is_offered_for_a_conversation_gets_that_conversation()
    {
        var id = Start("kim@contoso.com");
        var completed = Complete("Send-LyncMessage -Conversation k").Single().CompletionText;
        Assert.Equal(id, ((LyncConversation)_engine.Run(completed).Single()).Id);
    }

    [Fact]
    public void A_conversation_is_offered_with_who_takes_part_and_its_state()
    {
        var id = Start("kim@contoso.com");
        _engine.Run("Send-LyncMessage kim@contoso.com hello");
        var offered = Complete("Get-LyncConversation -Id ").Single();
        Assert.Equal($"{id}", offered.CompletionText);
        Assert.Equal($"{id} kim@contoso.com", offered.ListItemText);
        Assert.Equal($"Active conversation {id} with kim@contoso.com, 0 unread", offered.ToolTip);
    }

    [Fact]
    public void A_conversation_that_has_ended_is_offered_only_to_be_read()
    {
        var id = Start("leaver@contoso.com");
        SimulatedNetwork.Invite("sip:lee@contoso.com", "hello", connectsAfter: 0).End();
        Eventually.True(() => LyncSession.Current.Conversations.Conversations.Any(ended => !ended.IsOpen));
        Assert.Equal([$"{id}"], Texts("Get-LyncConversation -Id l").Take(1));
        Assert.Equal(2, Texts("Receive-LyncMessage -Conversation l").Count);
        Assert.Single(Texts("Send-LyncMessage -Conversation l"));
    }

    [Theory]
    [InlineData("Send-LyncMessage -To ")]
    [InlineData("Send-LyncMessage k")]
    [InlineData("Send-LyncMessage lee@contoso.com, K")]
    [InlineData("Start-LyncConversation ki")]
    [InlineData("Get-LyncContact ki")]
    [InlineData("Get-LyncConversation -Participant ki")]
    [InlineData("Receive-LyncMessage -From ki")]
    public void People_of_this_session_are_offered(string typed)
    {
        Start("kim@contoso.com");
        Assert.Contains("kim@contoso.com", Texts(typed));
    }

    [Fact]
    public void People_are_offered_after_their_conversation_has_ended()
    {
        _engine.Run("Start-LyncConversation kim@contoso.com | Stop-LyncConversation");
        Assert.Equal(["kim@contoso.com"], Texts("Send-LyncMessage -To k"));
    }

    [Theory]
    [InlineData("Send-LyncMessage -To o", "'o''brien@contoso.com'")]
    [InlineData("Send-LyncMessage -To 'o", "'o''brien@contoso.com'")]
    [InlineData("Send-LyncMessage -To \"o", "\"o'brien@contoso.com\"")]
    [InlineData("Send-LyncMessage -To p", "'pay$me@contoso.com'")]
    [InlineData("Send-LyncMessage -To \"p", "\"pay`$me@contoso.com\"")]
    [InlineData("Receive-LyncMessage -From s", "'star`*@contoso.com'")]
    [InlineData("Send-LyncMessage -To s", "'star*@contoso.com'")]
    [InlineData("Send-LyncMessage -To '-d", "'-dash@contoso.com'")]
    public void What_is_offered_is_quoted_so_that_it_means_itself(string typed, string expected)
    {
        foreach (var person in new[] { "o'brien", "pay$me", "star*", "-dash" })
            Start($"{person}@contoso.com");
        var completed = Texts(typed).Single();
        Assert.Equal(expected, completed);
        Assert.Contains("@contoso.com", (string)_engine.Run(completed).Single());
    }

    [Theory]
    [InlineData("Send-LyncMessage -To ")]
    [InlineData("Send-LyncMessage -Conversation ")]
    [InlineData("Get-LyncConversation -Id ")]
    [InlineData("Receive-LyncMessage -From ")]
    public void Nothing_is_asked_of_the_client(string typed)
    {
        SimulatedNetwork.StopClient();
        var elapsed = Stopwatch.StartNew();
        Assert.Empty(Texts(typed));
        Assert.True(elapsed.Elapsed < TimeSpan.FromSeconds(5), $"It took {elapsed.Elapsed}.");
        Assert.Empty(_engine.Run("$Error"));
    }

    [Fact]
    public void Formats_and_states_are_offered()
    {
        Assert.Equal(["Html", "PlainText", "RichText"], Texts("Send-LyncMessage -Format ").Order());
        Assert.Contains("Incoming", Texts("Get-LyncConversation -State In"));
    }

    private int Start(string person) => ((LyncConversation)_engine.Run($"Start-LyncConversation \"{person.Replace("$", "`$")}\"").Single()).Id;

    private IReadOnlyList<string> Texts(string typed) => [.. Complete(typed).Select(result => result.CompletionText)];

    /// <summary>What Tab offers; names of files, which the engine offers where nothing else is, are left out.</summary>
    private IReadOnlyList<CompletionResult> Complete(string typed) =>
        [.. _engine.Complete(typed).Where(result => result.ResultType == CompletionResultType.ParameterValue)];
}
