<#
.SYNOPSIS
    A bot that runs as a service, under an account of its own, and survives the restarts of its server.
.DESCRIPTION
    Accepts conversations that others start, answers what it knows, and goes on until it is stopped, or until -Timeout is over. Where the
    server cannot be reached, it tries again: see Get-Help about_LyncIM_Scheduling for how a service manager runs it.
.EXAMPLE
    ./service.ps1 -Server contoso.com
.EXAMPLE
    ./service.ps1 -Server contoso.com -Credential (Import-Clixml bot.xml)
#>
param(
    # The server. Default: the client that $env:LYNCIM_CLIENT names.
    [string] $Server,

    # The account of the bot. Default: the account that runs the script, such as a managed service account.
    [pscredential] $Credential,

    # How long to go on, in seconds; -1 is for ever.
    [double] $Timeout = -1,

    # After how many messages to end.
    [int] $MaxMessages = [int]::MaxValue
)

$ErrorActionPreference = 'Stop'
$started = [DateTime]::Now
$connection = @{ AcceptIncoming = $true }
if ($Server) { $connection.Server = $Server }
if ($Credential) { $connection.Credential = $Credential }

function Write-Log([string] $Text) {
    "$([DateTime]::Now.ToString('yyyy-MM-dd HH:mm:ss')) $Text"
}

function Get-Answer([string] $Text) {
    # What others write is only ever looked up, never run.
    switch ($Text.Trim()) {
        'help' { 'I know these commands: help, time, uptime'; break }
        'time' { [DateTime]::Now.ToString('yyyy-MM-dd HH:mm:ss'); break }
        'uptime' { "I have been running for $([int] ([DateTime]::Now - $started).TotalMinutes) minutes."; break }
        default { "I do not know that. Say 'help'." }
    }
}

$received = 0
while ($received -lt $MaxMessages) {
    $left = if ($Timeout -lt 0) { -1 } else { [Math]::Max(0, $Timeout - ([DateTime]::Now - $started).TotalSeconds) }
    if ($left -eq 0) {
        break
    }
    try {
        $client = Connect-LyncClient @connection
        Write-Log "Connected as $($client.SipAddress)."
        # Goes on by itself while the server is restarted, with a warning each way.
        Receive-LyncMessage -Wait -Timeout $left -MaxMessages ($MaxMessages - $received) | ForEach-Object {
            $received++
            $answer = Get-Answer $_.Text
            Write-Log "$($_.From): $($_.Text) -> $answer"
            # One who has left meanwhile ends nothing.
            Send-LyncMessage $_.Conversation $answer -ErrorAction Continue
        }
    }
    catch {
        Write-Log "Not connected: $_"
        [System.Threading.Thread]::Sleep([int] (1000 * $(if ($left -lt 0) { 30 } else { [Math]::Min(30, $left) })))
    }
}
Write-Log 'Ended.'
