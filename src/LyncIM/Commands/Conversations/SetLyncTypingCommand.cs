using System;
using System.Management.Automation;

namespace LyncIM.Commands;

/// <summary>Shows the user as typing in a conversation, or no longer. Sending a message ends it too.</summary>
[Cmdlet(
    VerbsCommon.Set, "LyncTyping", SupportsShouldProcess = true, DefaultParameterSetName = OnSet,
    HelpUri = HelpPages.Section + "set-lynctyping")]
[OutputType(typeof(LyncConversation))]
public sealed class SetLyncTypingCommand : LyncCommand
{
    private const string OnSet = "On";
    private const string OffSet = "Off";

    private const double StepSeconds = 30;

    /// <summary>The conversations, or their numbers.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Conversations]
    [ArgumentCompleter(typeof(ConversationCompleter))]
    public LyncConversation[] Conversation { get; set; } = null!;

    /// <summary>Ends typing.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OffSet)]
    public SwitchParameter Off { get; set; }

    /// <summary>
    /// Ends typing by itself after so many seconds, or a TimeSpan, more than 0, while the script goes on. Default: until something ends it.
    /// </summary>
    [Parameter(ParameterSetName = OnSet)]
    [Seconds]
    [ValidateTimeout(AllowForever = false)]
    public double? Duration { get; set; }

    /// <summary>Passes the conversations on.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var argument in Conversation)
        {
            try
            {
                Set(ConversationArgument.Resolve(argument));
            }
            catch (LyncException e)
            {
                WriteFailure(e, ConversationArgument.Given(argument));
            }
        }
    }

    private void Set(LyncConversation conversation)
    {
        var what = Off ? $"Show you as no longer typing in {conversation}" : $"Show you as typing in {conversation}";
        if (!ShouldProcess(what + ".", what + "?", "Set"))
            return;
        using var deadline = NewDeadline(StepSeconds);
        if (Off)
            Await(Session.HideTypingAsync(conversation, deadline));
        else if (!Await(Session.ShowTypingAsync(conversation, Duration is { } seconds ? TimeSpan.FromSeconds(seconds) : null, deadline)))
            WriteWarning($"The client does not show typing in {conversation} now.");
        if (PassThru)
            WriteObject(conversation);
    }
}
