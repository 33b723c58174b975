<#
.SYNOPSIS
    Answers commands that others send: help, time, who.
.DESCRIPTION
    Accepts conversations that others start, and goes on until Ctrl+C, or until -Timeout is over.
.EXAMPLE
    ./bot.ps1
#>
param(
    # How long to go on, in seconds; -1 is for ever.
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

$null = Connect-LyncClient -AcceptIncoming
Receive-LyncMessage -Wait -Timeout $Timeout -MaxMessages $MaxMessages | ForEach-Object {
    $message = $_
    # What others write is only ever looked up, never run.
    $command = $commands[$message.Text.Trim().ToLowerInvariant()]
    # What it does not know it says once to each: two bots would talk to each other for ever.
    $answer = if ($command) { & $command } elseif ($puzzledBy.Add($message.From)) { "I do not know that. Say 'help'." }
    "$($message.From): $($message.Text) -> $answer"
    # One who has left meanwhile ends nothing.
    if ($answer) { Send-LyncMessage $message.Conversation $answer -ErrorAction Continue }
}
