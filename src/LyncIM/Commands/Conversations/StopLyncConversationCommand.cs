using System.Management.Automation;

namespace LyncIM.Commands;

/// <summary>Ends conversations, and closes their windows where there are any. One that has ended already is left as it is.</summary>
[Cmdlet(VerbsLifecycle.Stop, "LyncConversation", SupportsShouldProcess = true, HelpUri = HelpPages.Section + "stop-lyncconversation")]
[OutputType(typeof(void))]
public sealed class StopLyncConversationCommand : LyncCommand
{
    private const double EndSeconds = 30;

    /// <summary>The conversations to end, or their numbers.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Conversations]
    [ArgumentCompleter(typeof(ConversationCompleter))]
    public LyncConversation[] Conversation { get; set; } = null!;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var argument in Conversation)
        {
            try
            {
                Stop(ConversationArgument.Resolve(argument));
            }
            catch (LyncException e)
            {
                WriteFailure(e, ConversationArgument.Given(argument));
            }
        }
    }

    private void Stop(LyncConversation conversation)
    {
        if (!ShouldProcess($"End {conversation}.", $"End {conversation}?", "Stop"))
            return;
        using var deadline = NewDeadline(EndSeconds);
        Await(Session.EndAsync(conversation, deadline));
    }
}
