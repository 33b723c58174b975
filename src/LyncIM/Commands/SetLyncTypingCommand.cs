using System;
using System.Management.Automation;

namespace LyncIM.Commands;

/// <summary>Shows the user as typing in a conversation, or no longer. Sending a message ends it too.</summary>
[Cmdlet(VerbsCommon.Set, "LyncTyping", SupportsShouldProcess = true, DefaultParameterSetName = OnSet)]
[OutputType(typeof(LyncConversation))]
public sealed class SetLyncTypingCommand : LyncCommand
{
    private const string OnSet = "On";
    private const string OffSet = "Off";

    private const double StepSeconds = 30;

    /// <summary>The conversations.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConversationCompleter))]
    public LyncConversation[] Conversation { get; set; } = null!;

    /// <summary>Ends typing.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OffSet)]
    public SwitchParameter Off { get; set; }

    /// <summary>Ends typing by itself after so many seconds, more than 0, while the script goes on. Default: until something ends it.</summary>
    [Parameter(ParameterSetName = OnSet)]
    [ValidateTimeout(AllowForever = false)]
    public double? Duration { get; set; }

    /// <summary>Passes the conversations on.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var conversation in Conversation)
        {
            var what = Off ? $"Show you as no longer typing in {conversation}" : $"Show you as typing in {conversation}";
            if (!ShouldProcess(what + ".", what + "?", "Set"))
                continue;
            try
            {
                Set(conversation);
                if (PassThru)
                    WriteObject(conversation);
            }
            catch (LyncException e)
            {
                WriteFailure(e, conversation);
            }
        }
    }

    private void Set(LyncConversation conversation)
    {
        using var deadline = NewDeadline(StepSeconds);
        if (Off)
            Await(Session.HideTypingAsync(conversation, deadline));
        else if (!Await(Session.ShowTypingAsync(conversation, Duration is { } seconds ? TimeSpan.FromSeconds(seconds) : null, deadline)))
            WriteWarning($"Lync does not show typing in {conversation} now.");
    }
}
