using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using LyncIM.Session;

namespace LyncIM.Commands;

/// <summary>Lists conversations: those that are open, and on demand those that have ended with messages unread.</summary>
[Cmdlet(VerbsCommon.Get, "LyncConversation", DefaultParameterSetName = AllSet)]
[OutputType(typeof(LyncConversation))]
public sealed class GetLyncConversationCommand : LyncCommand
{
    private const string AllSet = "All";
    private const string IdSet = "Id";

    /// <summary>The conversations' numbers.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConversationIdCompleter))]
    public int[] Id { get; set; } = null!;

    /// <summary>Only conversations with participants whose address or name is like one of these; wildcards are allowed.</summary>
    [Parameter(ParameterSetName = AllSet)]
    [Alias("To", "Recipient", "SipAddress", "msRTCSIP-PrimaryUserAddress", "Uri", "Mail", "EmailAddress", "UserPrincipalName")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [People]
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
        }
        catch (LyncException e)
        {
            WriteFailure(e, null);
            return;
        }
        var all = Session.Conversations.Conversations;
        if (ParameterSetName == IdSet)
            WriteById(all);
        else
            WriteObject(all.Where(IsWanted), enumerateCollection: true);
    }

    private void WriteById(IReadOnlyList<LyncConversation> all)
    {
        foreach (var id in Id)
        {
            if (all.FirstOrDefault(conversation => conversation.Id == id) is { } found)
                WriteObject(found);
            else
                WriteFailure(new LyncException(MessagingError.ConversationNotFound, $"There is no conversation with the id {id}."), id);
        }
    }

    private bool IsWanted(LyncConversation conversation) =>
        (State is null ? conversation.IsOpen : State.Contains(conversation.Phase))
        && (Participant is null || Participant.Select(PersonPattern.Create).Any(pattern => conversation.People
            .Any(participant => PersonPattern.IsMatch(pattern, participant.SipAddress, participant.DisplayName))));
}
