using System.Linq;
using System.Management.Automation;
using LyncIM.Messaging;
using LyncIM.Session;
using LyncIM.Waiting;

namespace LyncIM.Commands;

/// <summary>Starts a conversation with one person or several, or joins a conference.</summary>
[Cmdlet(VerbsLifecycle.Start, "LyncConversation", SupportsShouldProcess = true, DefaultParameterSetName = PeopleSet)]
[OutputType(typeof(LyncConversation))]
public sealed class StartLyncConversationCommand : LyncCommand
{
    private const string PeopleSet = "People";
    private const string ConferenceSet = "Conference";

    /// <summary>With whom. Several on the command line are one group; each record of the pipeline is a conversation of its own.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ParameterSetName = PeopleSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("To", "Recipient", "SipAddress", "msRTCSIP-PrimaryUserAddress", "Uri", "Mail", "EmailAddress", "UserPrincipalName")]
    [AllowEmptyString]
    [People]
    [ArgumentCompleter(typeof(PersonCompleter))]
    public string[] Participant { get; set; } = null!;

    /// <summary>The conference to join, for example sip:kim@contoso.com;gruu;opaque=app:conf:focus:id:ABC123. One that has been joined is not joined again.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ConferenceSet)]
    [ValidateNotNullOrEmpty]
    public string ConferenceUri { get; set; } = null!;

    /// <summary>The conversation's subject. Default: none.</summary>
    [Parameter(ParameterSetName = PeopleSet)]
    [ValidateNotNullOrEmpty]
    public string? Subject { get; set; }

    /// <summary>A first message, in plain text.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Message { get; set; }

    /// <summary>Starts another conversation even if one with the same person is open.</summary>
    [Parameter(ParameterSetName = PeopleSet)]
    public SwitchParameter New { get; set; }

    /// <summary>How long each start, and the first message, may take, in seconds: more than 0, or -1 for ever. Default: 30.</summary>
    [Parameter]
    [Alias("TimeoutSec", "TimeoutSeconds")]
    [ValidateTimeout]
    public double Timeout { get; set; } = 30;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var people = ParameterSetName == PeopleSet ? string.Join(", ", Participant.Select(person => person?.Trim())) : null;
        var what = people is null ? $"Join the conference {ConferenceUri}" : $"Start a conversation with {people}";
        if (!ShouldProcess(what + ".", what + "?", "Start"))
            return;
        using var deadline = NewDeadline(Timeout);
        try
        {
            var conversation = people is null
                ? Await(Session.JoinAsync(ConferenceUri, deadline, Notices))
                : Await(Session.StartAsync(Request(), deadline, Notices)).Conversation;
            if (Message is not null)
                SendFirst(conversation, deadline);
            WriteObject(conversation);
        }
        catch (LyncException e)
        {
            WriteFailure(e, people is null ? ConferenceUri : Participant.Length == 1 ? Participant[0] : Participant);
        }
    }

    private StartRequest Request() => new(Participant.Select(SipAddress.Parse).Distinct().ToArray(), Subject, New);

    private void SendFirst(LyncConversation conversation, Deadline deadline)
    {
        try
        {
            Await(Session.SendAsync(
                conversation, new OutgoingMessage(Message!, LyncMessageFormat.PlainText, ShowTyping: true), deadline, Notices));
        }
        catch (LyncException e)
        {
            WriteFailure(e, conversation);
        }
    }
}
