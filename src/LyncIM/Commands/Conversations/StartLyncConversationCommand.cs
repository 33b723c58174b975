using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using LyncIM.Formatting;
using LyncIM.Session;
using LyncIM.Waiting;

namespace LyncIM.Commands;

/// <summary>Starts a conversation with one person or several, or joins a conference.</summary>
[Cmdlet(
    VerbsLifecycle.Start, "LyncConversation", SupportsShouldProcess = true, DefaultParameterSetName = PeopleSet,
    HelpUri = HelpPages.Section + "start-lyncconversation")]
[OutputType(typeof(LyncConversation))]
public sealed class StartLyncConversationCommand : LyncCommand
{
    private const string PeopleSet = "People";
    private const string ConferenceSet = "Conference";

    private bool _isMessageGiven;

    /// <summary>
    /// With whom: addresses, or objects that carry one; a received message stands for who sent it. Several on the command line are one group;
    /// each record of the pipeline is a conversation of its own.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PeopleSet, ValueFromPipeline = true)]
    [Alias(
        "To", "Recipient", "SipAddress", "msRTCSIP-PrimaryUserAddress", "SipUri", "Uri", "SignInName", "Mail", "Email", "EmailAddress",
        "PrimarySmtpAddress", "UserPrincipalName", "UPN")]
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

    /// <summary>A first message, in plain text; several lines become one message. A script block is evaluated for each record of the pipeline.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Body", "Text")]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [AllowNull]
    [MessageText]
    public string[]? Message { get; set; }

    /// <summary>Starts another conversation even if one with the same person is open.</summary>
    [Parameter(ParameterSetName = PeopleSet)]
    public SwitchParameter New { get; set; }

    /// <summary>
    /// How long each start, and the first message, may take, in seconds or as a TimeSpan: more than 0, or -1 for ever. Default: 30.
    /// </summary>
    [Parameter]
    [Alias("TimeoutSec", "TimeoutSeconds")]
    [Seconds]
    [ValidateTimeout]
    public double Timeout { get; set; } = 30;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _isMessageGiven = MyInvocation.BoundParameters.ContainsKey(nameof(Message));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            if (ParameterSetName == ConferenceSet)
                Join();
            else
                Start(PersonReader.Read(Participant));
        }
        catch (LyncException e)
        {
            WriteFailure(e, ParameterSetName == ConferenceSet ? ConferenceUri : Given());
        }
    }

    private void Join()
    {
        var text = Text();
        if (!IsWanted($"Join the conference {ConferenceUri}", text))
            return;
        using var deadline = NewDeadline(Timeout);
        Write(Await(Session.JoinAsync(ConferenceUri, deadline, Notices)), text, deadline);
    }

    private void Start(List<Recipient> people)
    {
        if (people.FirstOrDefault(person => person.Failure is not null) is { } refused)
            throw refused.Failure!;
        if (people.Any(person => person.Conversation is not null))
            throw ErrorRecords.Missing("A person is missing: that is a conversation.", "Give the address of whom to talk to.");
        var addresses = people.Select(person => person.People[0]).Distinct().ToArray();
        var text = Text();
        if (!IsWanted($"Start a conversation with {string.Join(", ", addresses.Select(address => address.Address))}", text))
            return;
        using var deadline = NewDeadline(Timeout);
        var request = new StartRequest(addresses, Subject, New);
        Write(Await(Session.StartAsync(request, deadline, Notices)).Conversation, text, deadline);
    }

    /// <summary>Writes the conversation also where the first message is not taken.</summary>
    private void Write(LyncConversation conversation, string? text, Deadline deadline)
    {
        if (text is not null)
            SendFirst(conversation, text, deadline);
        WriteObject(conversation);
    }

    private void SendFirst(LyncConversation conversation, string text, Deadline deadline)
    {
        try
        {
            Await(Session.SendAsync(
                conversation, new OutgoingMessage(text, LyncMessageFormat.PlainText, ShowTyping: true), deadline, Notices));
        }
        catch (LyncException e)
        {
            WriteFailure(Recipient.In(conversation).Name(e), conversation);
        }
    }

    private bool IsWanted(string what, string? text)
    {
        if (text is not null)
            what += $" and say {DisplayText.Quote(text)}";
        return ShouldProcess(what + ".", what + "?", "Start");
    }

    /// <summary>The first message; what somebody else has written is none, though it comes in a property of that name.</summary>
    private string? Text()
    {
        if (!_isMessageGiven && (Message is null || RecordTypes.HoldsOthersWords(Given())))
            return null;
        var text = Message is { Length: > 0 } ? MessageTextAttribute.Join(Message) : "";
        return text.Length > 0 ? text
            : _isMessageGiven ? throw ErrorRecords.Missing("The message is empty.", "Give a message of at least one character, or leave -Message out.")
            : null;
    }

    /// <summary>What the user gave.</summary>
    private object Given() => BoundObjects.Given(Participant)!;
}
