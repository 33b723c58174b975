using System.Management.Automation;

namespace LyncIM.Commands;

/// <summary>Says what the client is doing, and why it cannot be used where it cannot. It never fails.</summary>
[Cmdlet(VerbsCommon.Get, "LyncClient")]
[OutputType(typeof(LyncClientInfo))]
public sealed class GetLyncClientCommand : LyncCommand
{
    /// <summary>A client that takes longer to answer, in seconds, is no use.</summary>
    private const double Patience = 10;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        using var deadline = NewDeadline(Patience);
        try
        {
            WriteObject(Await(Session.ConnectAsync(null, deadline, Notices)));
        }
        catch (LyncException e)
        {
            WriteObject(new LyncClientInfo(StateAfter(e.Error)) { Reason = Explain(e) });
        }
    }

    private static LyncClientState StateAfter(MessagingError error) =>
        error is MessagingError.LyncSdkNotFound or MessagingError.LyncSdkConflict ? LyncClientState.NotInstalled : LyncClientState.NotRunning;

    private static string Explain(LyncException e) => $"{e.Message} {ErrorRecords.ActionFor(e)}";
}
