# Many runspaces that start conversations, send, receive and remove the module, all at once, for a while. Every message is
# accounted for, once and in order, and in the end no handler is left. It runs on the simulated network, in any PowerShell:
#
#   dotnet run -c Release --project src/LyncIM.Console -- -File bench/Runspaces.ps1 -Seconds 60
param(
    [int] $Runspaces = 32,
    [double] $Seconds = 60,
    [int] $Messages = 5,
    [string] $Module = "$PSScriptRoot/../artifacts/LyncIM/LyncIM.psd1"
)

$ErrorActionPreference = 'Stop'
$env:LYNCIM_CLIENT = 'Simulator'

$work = {
    param($Module, $Number, $Until, $Messages)
    $ErrorActionPreference = 'Stop'
    $WarningPreference = 'SilentlyContinue'
    $round = 0
    do {
        $round++
        Import-Module $Module
        $conversation = Start-LyncConversation "echo.$Number.$round@contoso.com" -Timeout 60
        $texts = 1..$Messages | ForEach-Object { "$Number/$round/$_" }
        $texts | Send-LyncMessage -Conversation $conversation -Timeout 60
        $received = Receive-LyncMessage $conversation -Wait -MaxMessages $Messages -Timeout 60
        $expected = $texts | ForEach-Object { "echo: $_" }
        if ("$($received.Text)" -cne "$expected") {
            throw "Runspace $Number sent '$texts', should have received '$expected', and received '$($received.Text)'."
        }
        if ($surplus = Receive-LyncMessage $conversation) {
            throw "Runspace $Number received '$surplus' once too often."
        }
        Stop-LyncConversation $conversation
        Remove-Module LyncIM
    } while ([datetime]::UtcNow -lt $Until)
    $round * $Messages
}

# The module stays loaded in this runspace until the others have begun, so that all of them share one session.
Import-Module $Module
$null = Connect-LyncClient -WarningAction SilentlyContinue
$until = [datetime]::UtcNow.AddSeconds($Seconds)
$running = foreach ($number in 1..$Runspaces) {
    $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
    $null = $shell.AddScript($work).AddArgument($Module).AddArgument($number).AddArgument($until).AddArgument($Messages)
    @{ Shell = $shell; Result = $shell.BeginInvoke() }
}
Remove-Module LyncIM

$total = 0
foreach ($one in $running) {
    $total += $one.Shell.EndInvoke($one.Result)[0]
    $one.Shell.Dispose()
}

$handlers = [Microsoft.Lync.Model.Simulation.SimulatedNetwork]::HandlerCount
$typing = [Microsoft.Lync.Model.Simulation.SimulatedNetwork]::TypingCount
if ($handlers -or $typing) {
    throw "$handlers handlers and $typing typing indicators are left."
}
"$total messages in $Runspaces runspaces, each accounted for once and in order; no handler is left."
