using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading.Tasks;
using LyncIM.Waiting;

namespace LyncIM.Commands;

/// <summary>What commands have in common that ask the directory for people.</summary>
public abstract class DirectoryCommand : LyncCommand
{
    private protected DirectoryCommand()
    {
    }

    /// <summary>How long the directory may take for each, in seconds or as a TimeSpan: more than 0, or -1 for ever. Default: 30.</summary>
    [Parameter]
    [Alias("TimeoutSec", "TimeoutSeconds")]
    [Seconds]
    [ValidateTimeout]
    public double Timeout { get; set; } = 30;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        try
        {
            RequireClient();
        }
        catch (LyncException e)
        {
            WriteFailure(e, null);
        }
    }

    /// <summary>Asks, and writes who was found; a directory that does not answer in time fails for this one record.</summary>
    private protected void Write(Func<Deadline, Task<IReadOnlyList<LyncContact>>> ask, object given)
    {
        using var deadline = NewDeadline(Timeout);
        try
        {
            WriteObject(Await(ask(deadline)), enumerateCollection: true);
        }
        catch (LyncException e) when (e.Error == MessagingError.ConnectTimeout)
        {
            WriteError(ErrorRecords.From(e, given));
        }
        catch (LyncException e)
        {
            WriteFailure(e, given);
        }
    }
}
