using System.Management.Automation;

namespace LyncIM.Commands;

/// <summary>
/// Lets the client go: nothing is listened to any more, and typing ends. Conversations stay open in a desktop client; on a server, what was
/// made for this process is deleted.
/// </summary>
[Cmdlet(
    VerbsCommunications.Disconnect, "LyncClient", SupportsShouldProcess = true, HelpUri = HelpPages.Section + "disconnect-lyncclient")]
[OutputType(typeof(void))]
public sealed class DisconnectLyncClientCommand : LyncCommand
{
    private const double SignOutSeconds = 30;

    /// <summary>
    /// Signs the user out first, in every program that uses the client, where Connect-LyncClient has signed that user in.
    /// </summary>
    [Parameter]
    public SwitchParameter SignOut { get; set; }

    /// <summary>With -SignOut: signs out also a user who was signed in before.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var what = SignOut ? "Sign out, in every program that uses the client, and disconnect from it" : "Disconnect from the client";
        if (!ShouldProcess(what + ".", what + "?", "Disconnect"))
            return;
        using var deadline = NewDeadline(SignOutSeconds);
        try
        {
            Await(Session.DisconnectAsync(SignOut, Force, deadline, Notices));
        }
        catch (LyncException e)
        {
            WriteFailure(e, null);
        }
    }
}
