<#
.SYNOPSIS
    Walks through every feature of LyncIM with real people, and writes a report.
.DESCRIPTION
    For whoever has Lync or Skype for Business and a colleague who has agreed to help, or a second account on another machine. It says
    what it is about to send and asks before it does, asks what the colleague sees, and goes on whatever fails. The report names versions and
    results, and no person, domain or machine; a look at it before it is sent to anybody does no harm.

    Without -Simulator, -Server and -SdkPath, $env:LYNCIM_CLIENT says which client it is. Exit code 0: nothing failed; 1: something did.
.EXAMPLE
    ./Acceptance.ps1 -Colleague kim@contoso.com -SecondColleague lee@contoso.com
.EXAMPLE
    ./Acceptance.ps1 -Colleague kim@contoso.com -Server contoso.com -UseDefaultCredentials
.EXAMPLE
    ./Acceptance.ps1 -Colleague echo1@contoso.com -SecondColleague kim@contoso.com -Simulator -Unattended
#>
[CmdletBinding()]
param(
    # Who has agreed to be written to, and to answer.
    [Parameter(Mandatory, Position = 0)] [string] $Colleague,

    # Somebody else who has agreed. Without, what needs three people is skipped.
    [string] $SecondColleague,

    # A distribution group to look up the members of; nothing is sent to them. Without, that is skipped.
    [string] $Group,

    # As for Connect-LyncClient.
    [switch] $Simulator,
    [string] $SdkPath,
    [string] $Server,
    [switch] $UseDefaultCredentials,
    [switch] $SkipCertificateCheck,
    [string] $SipAddress,
    [pscredential] $Credential,

    # The manifest of the module. Default: what a build has left in artifacts/LyncIM, else the installed module.
    [string] $Module,

    # How long, in seconds, somebody has to do what is asked.
    [double] $Timeout = 120,

    # Asks nothing. For a simulated network, whose contacts answer by themselves; never for the desktop's client.
    [switch] $Unattended,

    # The report. Default: LyncIM-acceptance.md in the present folder.
    [string] $Report = 'LyncIM-acceptance.md'
)

$ErrorActionPreference = 'Stop'
$parts = [System.IO.Path]::Combine($PSScriptRoot, 'Acceptance')
foreach ($part in 'Walk', 'Report') {
    . ([System.IO.Path]::Combine($parts, "$part.ps1"))
}

if (-not $Module) {
    $built = [System.IO.Path]::Combine($PSScriptRoot, '..', 'artifacts', 'LyncIM', 'LyncIM.psd1')
    $Module = if ([System.IO.File]::Exists($built)) { $built } else { 'LyncIM' }
}
Import-Module $Module

$domain = ($Colleague -split '@')[-1]
$walk = @{
    Module       = Get-Module LyncIM
    Colleague    = $Colleague
    Second       = $SecondColleague
    Group        = $Group
    Domain       = $domain
    # Simulated contacts do by themselves what a colleague is asked to do.
    Caller       = if ($Unattended) { "callback@$domain" } else { $Colleague }
    Leaver       = if ($Unattended) { "leaver@$domain" } else { $Colleague }
    Nobody       = if ($Unattended) { "unknown@$domain" } else { "nobody-$([System.Guid]::NewGuid().ToString('N'))@$domain" }
    Timeout      = $Timeout
    IsUnattended = $Unattended.IsPresent
    MaySend      = $Unattended.IsPresent
    Connect      = @{}
    Client       = $null
    Talk         = $null
    Answer       = $null
    Names        = [System.Collections.Generic.List[string]]::new()
    Results      = [System.Collections.Generic.List[object]]::new()
}
foreach ($name in 'Simulator', 'SdkPath', 'Server', 'UseDefaultCredentials', 'SkipCertificateCheck', 'SipAddress', 'Credential') {
    if ($PSBoundParameters.ContainsKey($name)) {
        $walk.Connect[$name] = $PSBoundParameters[$name]
    }
}

foreach ($part in 'Connecting', 'People', 'Messages', 'Conversations', 'ComingAndGoing') {
    . ([System.IO.Path]::Combine($parts, "$part.ps1"))
}

$file = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Report)
[System.IO.File]::WriteAllText($file, (ConvertTo-Report))
"$(Get-Tally). The report is in $file."
exit [int] [bool] @($walk.Results | Where-Object Result -eq Failed)
