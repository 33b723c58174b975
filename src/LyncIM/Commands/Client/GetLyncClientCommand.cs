using System.Management.Automation;

namespace LyncIM.Commands;

/// <summary>Says what the client is doing, and why it cannot be used where it cannot. It never fails.</summary>
[Cmdlet(VerbsCommon.Get, "LyncClient", HelpUri = HelpPages.Section + "get-lyncclient")]
[OutputType(typeof(LyncClientInfo))]
public sealed class GetLyncClientCommand : LyncCommand
{
    /// <summary>A client that takes longer to answer, in seconds, is no use.</summary>
    private const double AnswerSeconds = 10;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        using var deadline = NewDeadline(AnswerSeconds);
        try
        {
            WriteObject(Await(Session.ConnectAsync(null, deadline, Notices)));
        }
        catch (LyncException e)
        {
            WriteObject(new LyncClientInfo(StateAfter(e.Error)) { Kind = WantedKind(), Reason = $"{e.Message} {ErrorRecords.ActionFor(e)}" });
        }
    }

    /// <summary>The kind of client that is asked for; null where the environment names none that there is.</summary>
    private static string? WantedKind()
    {
        try
        {
            return Session.WantedClient.Kind.ToString();
        }
        catch (LyncException)
        {
            return null;
        }
    }

    private static LyncClientState StateAfter(MessagingError error) => error switch
    {
        MessagingError.LyncSdkNotFound or MessagingError.LyncSdkConflict => LyncClientState.NotInstalled,
        MessagingError.SignInFailed or MessagingError.LyncNotSignedIn => LyncClientState.SignedOut,
        _ => LyncClientState.NotRunning,
    };
}
