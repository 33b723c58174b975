using System.Collections.Generic;
using System.Management.Automation;
using LyncIM.Formatting;
using LyncIM.Messaging;
using LyncIM.Session;
using LyncIM.Waiting;

namespace LyncIM.Commands;

/// <summary>Attaches to a client. Nobody has to: the first command that needs the client does it by itself.</summary>
[Cmdlet(
    VerbsCommunications.Connect, "LyncClient", SupportsShouldProcess = true, DefaultParameterSetName = DesktopSet,
    HelpUri = HelpPages.Section + "connect-lyncclient")]
[OutputType(typeof(LyncClientInfo))]
public sealed class ConnectLyncClientCommand : LyncCommand
{
    private const string DesktopSet = "Desktop";
    private const string SimulatorSet = "Simulator";
    private const string ServerSet = "Server";

    /// <summary>Uses the simulated client, from which nothing leaves this machine.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SimulatorSet)]
    public SwitchParameter Simulator { get; set; }

    /// <summary>The folder that holds Microsoft.Lync.Model.dll, or that file. Default: $env:LYNCIM_SDK_PATH, else the SDK's usual folders.</summary>
    [Parameter(ParameterSetName = DesktopSet)]
    [ValidateNotNullOrEmpty]
    public string? SdkPath { get; set; }

    /// <summary>
    /// Uses the server, without a client on this machine: a SIP domain such as contoso.com, a host, perhaps with a port, or the URI of its
    /// discovery. Default: $env:LYNCIM_SERVER.
    /// </summary>
    [Parameter(ParameterSetName = ServerSet)]
    [AllowEmptyString]
    [AllowNull]
    public string? Server { get; set; }

    /// <summary>Signs in to the server as the account that runs the script. The default where no credential is given.</summary>
    [Parameter(ParameterSetName = ServerSet)]
    public SwitchParameter UseDefaultCredentials { get; set; }

    /// <summary>Does not make the account available: its presence stays, and invitations go to its other clients.</summary>
    [Parameter(ParameterSetName = ServerSet)]
    public SwitchParameter SendOnly { get; set; }

    /// <summary>Takes every certificate of the server's, for laboratories. Warns each time.</summary>
    [Parameter(ParameterSetName = ServerSet)]
    public SwitchParameter SkipCertificateCheck { get; set; }

    /// <summary>
    /// Who must be signed in, or is signed in where nobody is; it is an error if somebody else is. Without -Credential a desktop client signs
    /// in with the credentials that it remembers. Default: the user name of -Credential, where that is an address.
    /// </summary>
    [Parameter]
    [Alias("Uri", "Mail", "EmailAddress", "UserPrincipalName", "msRTCSIP-PrimaryUserAddress")]
    [People]
    public string? SipAddress { get; set; }

    /// <summary>The credentials to sign in with. The password goes to the client or the server alone, and is shown nowhere.</summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>
    /// Accepts conversations that others start, those that wait already first, until the client is let go. Default: whoever sits
    /// at the desk accepts them, or a message to them does.
    /// </summary>
    [Parameter]
    public SwitchParameter AcceptIncoming { get; set; }

    /// <summary>How long to wait for the client, and for the sign-in, in seconds or as a TimeSpan: more than 0, or -1 for ever. Default: 30.</summary>
    [Parameter]
    [Alias("TimeoutSec", "TimeoutSeconds")]
    [Seconds]
    [ValidateTimeout]
    public double Timeout { get; set; } = 30;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!ShouldProcess("Connect to the client.", "Connect to the client?", "Connect"))
            return;
        using var deadline = NewDeadline(Timeout);
        try
        {
            Connect(deadline);
        }
        catch (LyncException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, SipAddress is null ? SdkPath ?? Server : BoundObjects.Of(SipAddress) ?? SipAddress));
        }
    }

    private void Connect(Deadline deadline)
    {
        var user = User();
        var choice = Choose(user);
        if (choice is not { Kind: ClientKind.Server } && SignInRequest(user) is { } request)
            Await(Session.SignInAsync(choice, request, deadline, Notices));
        else
            Await(Session.RequireSignedInAsync(choice, deadline, Notices));
        if (MyInvocation.BoundParameters.ContainsKey(nameof(AcceptIncoming)))
            Session.AcceptIncoming(AcceptIncoming);
        WriteObject(Await(Session.ConnectAsync(choice, deadline, Notices)));
    }

    /// <summary>Which client is wanted; null where the user has not said it.</summary>
    private ClientChoice? Choose(SipAddress? user)
    {
        if (Simulator)
            return new ClientChoice(ClientKind.Simulator);
        if (SdkPath is not null)
            return new ClientChoice(ClientKind.Desktop, Resolve(SdkPath));
        if (ParameterSetName == ServerSet)
            return ServerWith(user, MyInvocation.BoundParameters.ContainsKey(nameof(Server)) ? GivenServer() : WantedServer());
        return (Credential ?? (object?)user) is not null && Session.WantedClient is { Kind: ClientKind.Server } server
            ? ServerWith(user, server)
            : null;
    }

    private ClientChoice GivenServer() => string.IsNullOrWhiteSpace(Server)
        ? throw ErrorRecords.Missing("The server is missing: -Server is empty.", "Name the SIP domain, for example: Connect-LyncClient -Server contoso.com.")
        : new ClientChoice(ClientKind.Server, Server!.Trim());

    /// <summary>The server that was asked for before, or that the environment names.</summary>
    private ClientChoice WantedServer() => Session.WantedClient is { Kind: ClientKind.Server } server
        ? server
        : throw ErrorRecords.Missing(
            "The server is missing: -UseDefaultCredentials, -SendOnly and -SkipCertificateCheck go with -Server.",
            "Name the SIP domain, for example: Connect-LyncClient -Server contoso.com.");

    private ClientChoice ServerWith(SipAddress? user, ClientChoice server)
    {
        if (UseDefaultCredentials && Credential is not null)
            throw ErrorRecords.Missing("-UseDefaultCredentials and -Credential do not go together.", "Give one of them.");
        var chosen = server with
        {
            Credential = UseDefaultCredentials ? null : ClientCredential() ?? server.Credential,
            User = user ?? server.User,
            SendOnly = MyInvocation.BoundParameters.ContainsKey(nameof(SendOnly)) ? SendOnly : server.SendOnly,
            SkipCertificateCheck =
                MyInvocation.BoundParameters.ContainsKey(nameof(SkipCertificateCheck)) ? SkipCertificateCheck : server.SkipCertificateCheck,
        };
        if (chosen.SkipCertificateCheck)
            WriteWarning("The server's certificate is not checked: whoever answers in its place gets the credentials. Use this in laboratories only.");
        return chosen;
    }

    /// <summary>Whom to sign in, with what; null where nobody was named.</summary>
    private SignInRequest? SignInRequest(SipAddress? user)
    {
        if (ClientCredential() is not { } credential)
            return user is null ? null : new SignInRequest(user, null);
        return new SignInRequest(user ?? AddressIn(credential.UserName), credential);
    }

    private ClientCredential? ClientCredential() =>
        string.IsNullOrEmpty(Credential?.UserName) ? null : new ClientCredential(Credential!.UserName, Credential.Password);

    private SipAddress? User()
    {
        if (SipAddress is null)
            return null;
        var people = new List<Recipient>(1);
        PersonReader.Read(SipAddress, people);
        return people.Count == 1
            ? people[0].Failure is { } failure ? throw failure : people[0].People[0]
            : throw ErrorRecords.Missing("-SipAddress takes one address.", "Give the address of the one who is to be signed in.");
    }

    private static SipAddress AddressIn(string userName) => Messaging.SipAddress.IsAddress(userName)
        ? Messaging.SipAddress.Parse(userName)
        : throw ErrorRecords.Missing(
            $"The address is missing: the user name {DisplayText.Quote(userName)} is no SIP address.", "Give the address as well, with -SipAddress.");

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
