using System.Management.Automation;
using LyncIM.Messaging;

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
            WriteObject(WithReason(Await(Session.ConnectAsync(ClientChoice.Any, deadline, Notices))));
        }
        catch (LyncException e)
        {
            WriteObject(new LyncClientInfo(StateAfter(e.Error)) { Reason = Explain(e) });
        }
    }

    private static LyncClientInfo WithReason(LyncClientInfo info) => info.State == LyncClientState.SignedIn
        ? info
        : new LyncClientInfo(info.State)
        {
            IsSimulated = info.IsSimulated,
            Sdk = info.Sdk,
            SdkVersion = info.SdkVersion,
            Reason = Explain(info.State == LyncClientState.NotRunning ? LyncException.ClientGone() : LyncException.NotSignedIn()),
        };

    private static LyncClientState StateAfter(MessagingError error) =>
        error is MessagingError.LyncSdkNotFound or MessagingError.LyncSdkConflict ? LyncClientState.NotInstalled : LyncClientState.NotRunning;

    private static string Explain(LyncException e) => $"{e.Message} {ErrorRecords.ActionFor(e)}";
}
