using System.Management.Automation;

namespace LyncIM.Commands;

/// <summary>Ends conversations and closes their windows. One that has ended already is left as it is.</summary>
[Cmdlet(VerbsLifecycle.Stop, "LyncConversation", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class StopLyncConversationCommand : LyncCommand
{
    private const double EndSeconds = 30;

    /// <summary>The conversations to end.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConversationCompleter))]
    public LyncConversation[] Conversation { get; set; } = null!;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var conversation in Conversation)
        {
            if (!ShouldProcess($"End {conversation}.", $"End {conversation}?", "Stop"))
                continue;
            using var deadline = NewDeadline(EndSeconds);
            try
            {
                Await(Session.EndAsync(conversation, deadline));
            }
            catch (LyncException e)
            {
                WriteFailure(e, conversation);
            }
        }
    }
}
