using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using LyncIM.Session;
using LyncIM.Waiting;

namespace LyncIM.Commands;

/// <summary>
/// Tells whether people can be reached, or what you show of yourself. All of them are asked for at once, and written in the order in which
/// they were given.
/// </summary>
[Cmdlet(VerbsCommon.Get, "LyncContact", HelpUri = HelpPages.Section + "get-lynccontact")]
[OutputType(typeof(LyncContact))]
public sealed class GetLyncContactCommand : LyncCommand
{
    private readonly Queue<(Recipient Person, Deadline Deadline, Task<LyncContact> Contact)> _asked = new();
    private bool _isGiven;

    /// <summary>The contacts: addresses, or objects that carry one. Default: yourself.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias(
        "To", "Recipient", "Participant", "From", "msRTCSIP-PrimaryUserAddress", "SipUri", "Uri", "SignInName", "Mail", "Email", "EmailAddress",
        "PrimarySmtpAddress", "UserPrincipalName", "UPN")]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [AllowNull]
    [People]
    [ArgumentCompleter(typeof(PersonCompleter))]
    public string[]? SipAddress { get; set; }

    /// <summary>How long to wait for each presence to arrive, in seconds or as a TimeSpan: more than 0, or -1 for ever. Default: 10.</summary>
    [Parameter]
    [Alias("TimeoutSec", "TimeoutSeconds")]
    [Seconds]
    [ValidateTimeout]
    public double Timeout { get; set; } = 10;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _isGiven = MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(SipAddress));
        try
        {
            RequireClient();
        }
        catch (LyncException e)
        {
            WriteFailure(e, SipAddress);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!_isGiven)
            WriteSelf();
        else if (SipAddress is not { Length: > 0 })
            WriteFailure(ErrorRecords.Missing("An address is missing.", "Give one; without the parameter the command tells about yourself."), SipAddress);
        else
            Ask(SipAddress);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        while (_asked.Count > 0)
            WriteNext();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        foreach (var deadline in _asked.Select(asked => asked.Deadline))
            deadline.Dispose();
    }

    private void WriteSelf()
    {
        using var deadline = NewDeadline(Timeout);
        try
        {
            WriteObject(Await(Session.People.GetSelfAsync(deadline, Notices)));
        }
        catch (LyncException e)
        {
            WriteFailure(e, null);
        }
    }

    private void Ask(string[] arguments)
    {
        foreach (var person in PersonReader.Read(arguments))
        {
            var deadline = NewDeadline(Timeout);
            _asked.Enqueue((person, deadline, AskAsync(person, deadline)));
        }
        while (_asked.Count > 0 && _asked.Peek().Contact.IsCompleted)
            WriteNext();
    }

    private static Task<LyncContact> Fail(LyncException failure) => Task.FromException<LyncContact>(failure);

    private Task<LyncContact> AskAsync(Recipient person, Deadline deadline) =>
        person.Failure is { } failure ? Fail(failure)
        : person.Contact is { } contact ? Session.People.GetContactAsync(contact, deadline, Notices)
        : Fail(ErrorRecords.Missing("A person is missing: that is a conversation.", "Pipe its Participants."));

    private void WriteNext()
    {
        var (person, deadline, contact) = _asked.Dequeue();
        using (deadline)
        {
            try
            {
                WriteObject(Await(contact));
            }
            catch (LyncException e)
            {
                WriteFailure(person.Name(e), person.Given);
            }
        }
    }
}
