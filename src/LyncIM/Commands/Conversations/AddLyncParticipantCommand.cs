using System.Management.Automation;
using LyncIM.Session;

namespace LyncIM.Commands;

/// <summary>Invites people into a conversation that is open; with the second it becomes a conference.</summary>
[Cmdlet(
    VerbsCommon.Add, "LyncParticipant", SupportsShouldProcess = true, DefaultParameterSetName = GivenSet,
    HelpUri = HelpPages.Section + "add-lyncparticipant")]
[OutputType(typeof(void))]
public sealed class AddLyncParticipantCommand : LyncCommand
{
    private const string GivenSet = "Given";
    private const string PipedSet = "Piped";

    /// <summary>The conversation, or its number.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = GivenSet)]
    [Parameter(Mandatory = true, ParameterSetName = PipedSet, ValueFromPipeline = true)]
    [Conversations]
    [ArgumentCompleter(typeof(ConversationCompleter))]
    public LyncConversation Conversation { get; set; } = null!;

    /// <summary>
    /// Whom to invite: addresses, or objects that carry one. A received message stands for who sent it. Who takes part already is left alone.
    /// </summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = GivenSet, ValueFromPipeline = true)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PipedSet)]
    [Alias(
        "To", "Recipient", "SipAddress", "msRTCSIP-PrimaryUserAddress", "SipUri", "Uri", "SignInName", "Mail", "Email", "EmailAddress",
        "PrimarySmtpAddress", "UserPrincipalName", "UPN")]
    [AllowEmptyString]
    [People(LeavesConversations = true)]
    [ArgumentCompleter(typeof(PersonCompleter))]
    public string[] Participant { get; set; } = null!;

    /// <summary>How long each of them may take to be there, in seconds or as a TimeSpan: more than 0, or -1 for ever. Default: 30.</summary>
    [Parameter]
    [Alias("TimeoutSec", "TimeoutSeconds")]
    [Seconds]
    [ValidateTimeout]
    public double Timeout { get; set; } = 30;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            var conversation = ConversationArgument.Resolve(Conversation);
            foreach (var person in PersonReader.Read(Participant))
                TryAdd(person, conversation);
        }
        catch (LyncException e)
        {
            WriteFailure(e, ConversationArgument.Given(Conversation));
        }
    }

    private void TryAdd(Recipient person, LyncConversation conversation)
    {
        try
        {
            Add(person, conversation);
        }
        catch (LyncException e)
        {
            WriteFailure(person.Name(e), person.Given);
        }
    }

    private void Add(Recipient person, LyncConversation conversation)
    {
        if (person.Failure is { } failure)
            throw failure;
        if (person.Conversation is not null)
            throw ErrorRecords.Missing("A person is missing: that is a conversation.", "Give the address of whom to invite.");
        if (!ShouldProcess($"Add {person.Shown} to {conversation}.", $"Add {person.Shown} to {conversation}?", "Add"))
            return;
        using var deadline = NewDeadline(Timeout);
        Await(Session.AddParticipantAsync(conversation, person.People[0], deadline));
    }
}
