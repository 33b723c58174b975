using System.Management.Automation;
using LyncIM.Session;

namespace LyncIM.Commands;

/// <summary>What commands have in common that send something to people or conversations, each to each, and wait for what becomes of it.</summary>
public abstract class MessageCommand : LyncCommand
{
    private protected const string ToSet = "To";
    private protected const string ConversationSet = "Conversation";

    private SendInput _input = null!;

    private protected MessageCommand()
    {
    }

    /// <summary>
    /// The people, each on their own: addresses, several in one string divided by semicolons, or objects that carry an address. A received
    /// message stands for who sent it.
    /// </summary>
    [Parameter(Position = 0, ParameterSetName = ToSet, ValueFromPipelineByPropertyName = true)]
    [Alias(
        "Recipient", "Participant", "SipAddress", "msRTCSIP-PrimaryUserAddress", "SipUri", "Uri", "SignInName", "Mail", "Email", "EmailAddress",
        "PrimarySmtpAddress", "UserPrincipalName", "UPN")]
    [AllowEmptyCollection]
    [AllowNull]
    [People(LeavesConversations = true)]
    [ArgumentCompleter(typeof(PersonCompleter))]
    public string[]? To { get; set; }

    /// <summary>The conversations, or their numbers.</summary>
    [Parameter(Position = 0, ParameterSetName = ConversationSet)]
    [Conversations]
    [ArgumentCompleter(typeof(ConversationCompleter))]
    public LyncConversation[]? Conversation { get; set; }

    /// <summary>The text; several lines become one message. A script block is evaluated for each record of the pipeline.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Body", "Text")]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [AllowNull]
    [MessageText]
    public string[]? Message { get; set; }

    /// <summary>
    /// What the command line leaves open: with a text there, the people (addresses, or objects that carry one) or conversations; with people
    /// or conversations there, the texts.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    private protected SendInput Input => _input;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _input = new SendInput(
            Given(nameof(To), To), Given(nameof(Conversation), Conversation), Given(nameof(Message), Message));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        _input.Read(InputObject, To, Conversation, Message);
        if (!MyInvocation.ExpectingInput && _input.Recipients is { Count: 1 } one && one[0] is { Given: null, Failure: { } failure })
            ThrowTerminatingError(ErrorRecords.From(failure, To));
        foreach (var recipient in _input.Recipients)
            Process(recipient, _input.Text);
        EndRecord();
    }

    /// <summary>Does what the command does for one recipient, who may be refused.</summary>
    private protected abstract void Process(Recipient recipient, string text);

    /// <summary>All recipients of a record have been processed.</summary>
    private protected virtual void EndRecord()
    {
    }

    /// <summary>A script block is not bound before the first record comes.</summary>
    private SendInput.Argument Given(string name, object? value) =>
        value is not null ? SendInput.Argument.Given
        : MyInvocation.BoundParameters.TryGetValue(name, out var bound) && bound is not null ? SendInput.Argument.Computed
        : SendInput.Argument.Missing;
}
