using System.Management.Automation;
using LyncIM.Messaging;

namespace LyncIM.Commands;

/// <summary>Attaches to the running client. Nobody has to: the first command that needs the client does it by itself.</summary>
[Cmdlet(VerbsCommunications.Connect, "LyncClient", SupportsShouldProcess = true, DefaultParameterSetName = SdkSet)]
[OutputType(typeof(LyncClientInfo))]
public sealed class ConnectLyncClientCommand : LyncCommand
{
    private const string SdkSet = "Sdk";
    private const string SimulatorSet = "Simulator";

    /// <summary>Uses the simulated client, from which nothing leaves this machine.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SimulatorSet)]
    public SwitchParameter Simulator { get; set; }

    /// <summary>The folder that holds Microsoft.Lync.Model.dll, or that file. Default: $env:LYNCIM_SDK_PATH, else the SDK's usual folders.</summary>
    [Parameter(ParameterSetName = SdkSet)]
    [ValidateNotNullOrEmpty]
    public string? SdkPath { get; set; }

    /// <summary>How long to wait for the client, in seconds: more than 0, or -1 for ever. Default: 30.</summary>
    [Parameter]
    [Alias("TimeoutSec", "TimeoutSeconds")]
    [ValidateTimeout]
    public double Timeout { get; set; } = 30;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!ShouldProcess("Connect to the Lync client.", "Connect to the Lync client?", "Connect"))
            return;
        using var deadline = NewDeadline(Timeout);
        try
        {
            var choice = Choose();
            Await(Session.RequireSignedInAsync(choice, deadline, Notices));
            WriteObject(Await(Session.ConnectAsync(choice, deadline, Notices)));
        }
        catch (LyncException e)
        {
            WriteFailure(e, SdkPath);
        }
    }

    private ClientChoice Choose() =>
        Simulator ? new ClientChoice(true, null)
        : SdkPath is null ? ClientChoice.Any
        : new ClientChoice(false, Resolve(SdkPath));

    private string Resolve(string path)
    {
        try
        {
            return GetUnresolvedProviderPathFromPSPath(path);
        }
        catch (SessionStateException)
        {
            // No drive or provider of PowerShell's: the error will name it as it was given.
            return path;
        }
    }
}
