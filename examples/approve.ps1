<#
.SYNOPSIS
    Does something that somebody has to allow: asks those who may, and does it where the answer is yes.
.DESCRIPTION
    Exit code 0: it was allowed, and done. 1: it was refused. 2: nobody has answered in time, or could be asked. 3: it was allowed, and has
    failed. Only a yes allows it.
.EXAMPLE
    ./approve.ps1 kim@contoso.com, lee@contoso.com 'May I restart SRV01?' -Do { Restart-Computer SRV01 -ErrorAction Stop }
.EXAMPLE
    ./approve.ps1 (Get-LyncGroupMember 'IT On Call').SipAddress 'May I restart SRV01?' -InTurn -Timeout 120
#>
param(
    # Who may allow it. The first answer counts.
    [Parameter(Mandatory)] [string[]] $Person,
    [Parameter(Mandatory)] [string] $Question,

    # What to do. Default: nothing; the exit code says the answer to whoever has called the script.
    [scriptblock] $Do = {},

    # Asks one after the other, until somebody answers. Default: all at once.
    [switch] $InTurn,

    # How long each may take to answer, in seconds.
    [double] $Timeout = 300
)

$asked = @{ Message = $Question; Choice = 'Yes', 'No'; Timeout = $Timeout; ErrorAction = 'SilentlyContinue' }
if ($InTurn) {
    foreach ($one in $Person) {
        $reply = Request-LyncReply -To $one @asked
        if ($reply) { break }
    }
}
else {
    $reply = Request-LyncReply -To $Person @asked -Any
}

if (-not $reply) {
    'Nobody has answered.'
    exit 2
}
"$($reply.From): $($reply.Text)"
if ($reply.Choice -ne 'Yes') {
    exit 1
}
try {
    & $Do
}
catch {
    Send-LyncMessage $reply "It has failed: $_"
    "It has failed: $_"
    exit 3
}
Send-LyncMessage $reply 'Thank you. It is done.'
exit 0
