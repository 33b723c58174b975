using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using LyncIM.Session;

namespace LyncIM.Commands;

/// <summary>Lists conversations: those that are open, and on demand those that have ended with messages unread.</summary>
[Cmdlet(VerbsCommon.Get, "LyncConversation", DefaultParameterSetName = AllSet, HelpUri = HelpPages.Section + "get-lyncconversation")]
[OutputType(typeof(LyncConversation))]
public sealed class GetLyncConversationCommand : LyncCommand
{
    private const string AllSet = "All";
    private const string IdSet = "Id";

    /// <summary>The conversations' numbers; a conversation stands for its own.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdSet, ValueFromPipeline = true)]
    [ConversationId]
    [ArgumentCompleter(typeof(ConversationIdCompleter))]
    public int[] Id { get; set; } = null!;

    /// <summary>Only conversations with participants whose address or name is like one of these; wildcards are allowed.</summary>
    [Parameter(Position = 0, ParameterSetName = AllSet)]
    [Alias(
        "To", "Recipient", "SipAddress", "msRTCSIP-PrimaryUserAddress", "SipUri", "Uri", "SignInName", "Mail", "Email", "EmailAddress",
        "PrimarySmtpAddress", "UserPrincipalName", "UPN")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [People(LeavesConversations = true)]
    [ArgumentCompleter(typeof(ParticipantCompleter))]
    public string[]? Participant { get; set; }

    /// <summary>Only conversations in one of these states. Default: all but Terminated.</summary>
    [Parameter(ParameterSetName = AllSet)]
    public LyncConversationState[]? State { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            RequireClient();
            var all = Session.Conversations.Conversations;
            if (ParameterSetName == IdSet)
                WriteById(all);
            else
                WriteLike(all);
        }
        catch (LyncException e)
        {
            WriteFailure(e, BoundObjects.Given(Participant));
        }
    }

    private void WriteById(IReadOnlyList<LyncConversation> all)
    {
        foreach (var id in Id)
        {
            if (all.FirstOrDefault(conversation => conversation.Id == id) is { } found)
                WriteObject(found);
            else
                WriteFailure(ConversationArgument.NotFound(id), id);
        }
    }

    private void WriteLike(IReadOnlyList<LyncConversation> all)
    {
        var patterns = Participant is null ? null : PersonReader.Patterns(Participant).Select(PersonPattern.Create).ToArray();
        foreach (var conversation in all)
        {
            if ((State is null ? conversation.IsOpen : State.Contains(conversation.Phase)) && IsWith(conversation, patterns))
                WriteObject(conversation);
        }
    }

    private static bool IsWith(LyncConversation conversation, WildcardPattern[]? patterns) => patterns is null
        || patterns.Any(pattern => conversation.People
            .Any(participant => PersonPattern.IsMatch(pattern, participant.SipAddress, participant.DisplayName)));
}
