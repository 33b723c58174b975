using System.Management.Automation;
using LyncIM.Formatting;
using LyncIM.Messaging;

namespace LyncIM.Commands;

/// <summary>Invites people into a conversation that is open; with the second it becomes a conference.</summary>
[Cmdlet(VerbsCommon.Add, "LyncParticipant", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class AddLyncParticipantCommand : LyncCommand
{
    /// <summary>The conversation.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConversationCompleter))]
    public LyncConversation Conversation { get; set; } = null!;

    /// <summary>Whom to invite. Who takes part already is left alone.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("To", "Recipient", "SipAddress", "msRTCSIP-PrimaryUserAddress", "Uri", "Mail", "EmailAddress", "UserPrincipalName")]
    [AllowEmptyString]
    [People]
    [ArgumentCompleter(typeof(PersonCompleter))]
    public string[] Participant { get; set; } = null!;

    /// <summary>How long each of them may take to be there, in seconds: more than 0, or -1 for ever. Default: 30.</summary>
    [Parameter]
    [Alias("TimeoutSec", "TimeoutSeconds")]
    [ValidateTimeout]
    public double Timeout { get; set; } = 30;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var person in Participant)
            Add(person);
    }

    private void Add(string person)
    {
        var shown = DisplayText.OneLine(person ?? "");
        if (!ShouldProcess($"Add {shown} to {Conversation}.", $"Add {shown} to {Conversation}?", "Add"))
            return;
        using var deadline = NewDeadline(Timeout);
        try
        {
            Await(Session.AddParticipantAsync(Conversation, SipAddress.Parse(person), deadline));
        }
        catch (LyncException e)
        {
            WriteFailure(e, person);
        }
    }
}
