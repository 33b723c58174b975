using System.Management.Automation;

namespace LyncIM.Commands;

/// <summary>Lets the client go: nothing is listened to any more, typing ends, and conversations stay open in Lync.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "LyncClient", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class DisconnectLyncClientCommand : LyncCommand
{
    private const double SignOutSeconds = 30;

    /// <summary>
    /// Signs the user out of Lync first, in every program that uses it, where Connect-LyncClient has signed that user in.
    /// </summary>
    [Parameter]
    public SwitchParameter SignOut { get; set; }

    /// <summary>With -SignOut: signs out also a user who was signed in before.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var what = SignOut ? "Sign out of Lync, in every program on this machine, and disconnect from it" : "Disconnect from the Lync client";
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
