using System.Management.Automation;
using LyncIM.Formatting;
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

    /// <summary>
    /// Whom to sign in where nobody is signed in; it is an error if somebody else is. Without -Credential the client signs in with
    /// the credentials that it remembers. Default: the user name of -Credential, where that is an address.
    /// </summary>
    [Parameter]
    [Alias("Uri", "Mail", "EmailAddress", "UserPrincipalName", "msRTCSIP-PrimaryUserAddress")]
    [People]
    public string? SipAddress { get; set; }

    /// <summary>The credentials to sign in with. The password goes to the client alone, and is shown nowhere.</summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>
    /// Accepts conversations that others start, those that wait already first, until the client is let go. Default: whoever sits
    /// at the desk accepts them, or a message to them does.
    /// </summary>
    [Parameter]
    public SwitchParameter AcceptIncoming { get; set; }

    /// <summary>How long to wait for the client, and for the sign-in, in seconds: more than 0, or -1 for ever. Default: 30.</summary>
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
            if (SignInRequest() is { } request)
                Await(Session.SignInAsync(choice, request, deadline, Notices));
            else
                Await(Session.RequireSignedInAsync(choice, deadline, Notices));
            if (MyInvocation.BoundParameters.ContainsKey(nameof(AcceptIncoming)))
                Session.AcceptIncoming(AcceptIncoming);
            WriteObject(Await(Session.ConnectAsync(choice, deadline, Notices)));
        }
        catch (LyncException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, SipAddress ?? SdkPath));
        }
    }

    /// <summary>Whom to sign in, with what; null where nobody was named.</summary>
    private SignInRequest? SignInRequest()
    {
        var userName = Credential?.UserName;
        if (string.IsNullOrEmpty(userName))
            return SipAddress is null ? null : new SignInRequest(LyncIM.Messaging.SipAddress.Parse(SipAddress), null);
        return new SignInRequest(SipAddress is null ? AddressIn(userName!) : LyncIM.Messaging.SipAddress.Parse(SipAddress), new ClientCredential(userName!, Credential!.Password));
    }

    private SipAddress AddressIn(string userName)
    {
        if (LyncIM.Messaging.SipAddress.IsAddress(userName))
            return LyncIM.Messaging.SipAddress.Parse(userName);
        ThrowTerminatingError(ErrorRecords.MissingArgument(
            $"The user name {DisplayText.Quote(userName)} is no SIP address.", "Give the address as well, with -SipAddress."));
        return null!;
    }

    private ClientChoice? Choose() =>
        Simulator ? new ClientChoice(ClientKind.Simulator)
        : SdkPath is null ? (ClientChoice?)null
        : new ClientChoice(ClientKind.Desktop, Resolve(SdkPath));

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
