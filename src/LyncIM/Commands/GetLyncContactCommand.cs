using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using LyncIM.Waiting;

namespace LyncIM.Commands;

/// <summary>
/// Tells whether people can be reached. All of them are asked for at once, and written in the order in which they were given.
/// </summary>
[Cmdlet(VerbsCommon.Get, "LyncContact")]
[OutputType(typeof(LyncContact))]
public sealed class GetLyncContactCommand : LyncCommand
{
    private readonly Queue<(string Address, Deadline Deadline, Task<LyncContact> Contact)> _asked = new();

    /// <summary>The contacts.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("To", "Recipient", "Participant", "From", "msRTCSIP-PrimaryUserAddress", "Uri", "Mail", "EmailAddress", "UserPrincipalName")]
    [AllowEmptyString]
    [People]
    [ArgumentCompleter(typeof(PersonCompleter))]
    public string[] SipAddress { get; set; } = null!;

    /// <summary>How long to wait for each presence to arrive, in seconds: more than 0, or -1 for ever. Default: 10.</summary>
    [Parameter]
    [Alias("TimeoutSec", "TimeoutSeconds")]
    [ValidateTimeout]
    public double Timeout { get; set; } = 10;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        try
        {
            RequireClient();
        }
        catch (LyncException e)
        {
            WriteFailure(e, null);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var address in SipAddress)
            Ask(address);
        while (_asked.Count > 0 && _asked.Peek().Contact.IsCompleted)
            WriteNext();
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

    private void Ask(string address)
    {
        var deadline = NewDeadline(Timeout);
        _asked.Enqueue((address, deadline, AskAsync(address, deadline)));
    }

    private async Task<LyncContact> AskAsync(string address, Deadline deadline) =>
        await Session.People.GetContactAsync(LyncIM.Messaging.SipAddress.Parse(address), deadline, Notices).ConfigureAwait(false);

    private void WriteNext()
    {
        var (address, deadline, contact) = _asked.Dequeue();
        using (deadline)
        {
            try
            {
                WriteObject(Await(contact));
            }
            catch (LyncException e)
            {
                WriteFailure(e, address);
            }
        }
    }
}
