<#
.SYNOPSIS
    A bot that runs as a service, under a service account and without a desktop, and survives its server's restarts.
.DESCRIPTION
    Answers help, time and who, to whoever writes. Get-Help about_LyncIM_Scheduling says how to run it as a service, and
    about_LyncIM_Server where the password of an account lives that is not managed by the domain.
.EXAMPLE
    ./service.ps1 -Server contoso.com
.EXAMPLE
    ./service.ps1 -Server contoso.com -Credential (Import-Clixml C:\Scripts\bot.xml)
#>
param(
    # The SIP domain or the server. Default: what $env:LYNCIM_CLIENT and $env:LYNCIM_SERVER say.
    [string] $Server,

    # The account. Default: the one that runs the script.
    [pscredential] $Credential,

    # How long to listen, in seconds; -1 is for ever.
    [double] $Timeout = -1,

    # After how many messages to end.
    [int] $MaxMessages = [int]::MaxValue
)

$ErrorActionPreference = 'Stop'
$commands = [ordered] @{
    help = { 'I know these commands: ' + ($commands.Keys -join ', ') }
    time = { [DateTime]::Now.ToString('yyyy-MM-dd HH:mm:ss') }
    who  = { 'I run for ' + (Get-LyncClient).DisplayName + ' on ' + [Environment]::MachineName + '.' }
}
$puzzledBy = [System.Collections.Generic.HashSet[string]]::new()
$client = @{ AcceptIncoming = $true; Timeout = 60 }
if ($Server) { $client.Server = $Server }
if ($Credential) { $client.Credential = $Credential }

function Write-Log([string] $Text) {
    "$([DateTime]::Now.ToString('s')) $Text"
}

# What waiting does not mend ends the service, so that whoever looks after it sees it.
$final = 'SignInFailed', 'UnknownClient', 'MissingArgument', 'LyncSdkNotFound', 'LyncSdkConflict'
$pause = 1
while ($true) {
    try {
        $me = Connect-LyncClient @client
        Write-Log "Listening as $($me.SipAddress)."
        $pause = 1
        # It goes on by itself when the server is away for a while.
        Receive-LyncMessage -Wait -Timeout $Timeout -MaxMessages $MaxMessages | ForEach-Object {
            # What others write is only ever looked up, never run.
            $command = $commands[$_.Text.Trim().ToLowerInvariant()]
            # What it does not know it says once to each: two bots would talk to each other for ever.
            $answer = if ($command) { & $command } elseif ($puzzledBy.Add($_.From)) { "I do not know that. Say 'help'." }
            Write-Log "$($_.From): $($_.Text) -> $answer"
            if ($answer) { Send-LyncMessage $_.Conversation $answer -Retry 3 -ErrorAction Continue }
        }
        break
    }
    catch [LyncIM.LyncException] {
        Write-Log "$_"
        if ($_.Exception.ErrorId -in $final) {
            exit 1
        }
        Start-Sleep -Seconds $pause
        $pause = [Math]::Min(300, 2 * $pause)
    }
}
Disconnect-LyncClient
