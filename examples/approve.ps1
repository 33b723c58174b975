<#
.SYNOPSIS
    Asks those who may allow something, and does it only where one of them says yes.
.DESCRIPTION
    Asks all at once, and the first answer decides; or with -InTurn one after the other, each for -Timeout, until somebody answers.

    Exit code 0: it was allowed, and has been done.
    Exit code 1: it was refused.
    Exit code 2: nobody has answered.
    Exit code 3: it was allowed, and has failed.
.EXAMPLE
    ./approve.ps1 kim@contoso.com, lee@contoso.com 'restart SRV01' { Restart-Computer SRV01 }
.EXAMPLE
    ./approve.ps1 kim@contoso.com, lee@contoso.com 'restart SRV01' { Restart-Computer SRV01 } -InTurn -Timeout 120
#>
param(
    # Who may allow it, in the order in which they are asked.
    [Parameter(Mandatory)] [string[]] $People,

    # What is to be done, behind "May I ...".
    [Parameter(Mandatory)] [string] $What,

    # Does it.
    [Parameter(Mandatory)] [scriptblock] $Action,

    # Asks one after the other.
    [switch] $InTurn,

    # How long to wait for an answer, in seconds.
    [double] $Timeout = 300
)

$ErrorActionPreference = 'Stop'
$rounds = @(if ($InTurn) { $People } else { , $People })
$asked = @()
$reply = $null
foreach ($round in $rounds) {
    $asked += $round
    $reply = Request-LyncReply $round "May I $($What)?" -Choice Yes, No -Any -Timeout $Timeout -ErrorAction SilentlyContinue -ErrorVariable failed
    if ($reply) {
        break
    }
    $failed | ForEach-Object { "$_" }
}
if (-not $reply) {
    "Nobody has allowed it: $What."
    exit 2
}

# Those who were asked as well should not look for the answer to a question that is settled.
$others = @($asked | Where-Object { $_ -ne $reply.To })
if ($others) {
    $others | Send-LyncMessage -Message "Settled: $($reply.From) says $($reply.Choice)." -ErrorAction SilentlyContinue -WarningAction SilentlyContinue
}
if ($reply.Choice -ne 'Yes') {
    "$($reply.From) has refused it: $What."
    exit 1
}

try {
    & $Action
}
catch {
    "It was allowed, and has failed: $_"
    $reply | Send-LyncMessage -Message "It has failed: $_" -ErrorAction Continue
    exit 3
}
$reply | Send-LyncMessage -Message "Done: $What." -ErrorAction Continue
"$($reply.From) has allowed it: $What."
exit 0
