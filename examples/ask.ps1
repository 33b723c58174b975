<#
.SYNOPSIS
    Asks somebody a question, and waits for the answer.
.DESCRIPTION
    Exit code 0: the answer begins with yes; 1: it is another one; 2: there is none in time.
.EXAMPLE
    ./ask.ps1 kim@contoso.com 'May I restart the server?' -Timeout 600
#>
param(
    [Parameter(Mandatory)] [string] $Person,
    [Parameter(Mandatory)] [string] $Question,

    # How long to wait for the answer, in seconds.
    [double] $Timeout = 300
)

$ErrorActionPreference = 'Stop'
$conversation = Start-LyncConversation $Person -New
Send-LyncMessage $conversation "$Question (yes or no)"
$answer = Receive-LyncMessage $conversation -Wait -MaxMessages 1 -Timeout $Timeout
if (-not $answer) {
    Send-LyncMessage $conversation 'Never mind: it was too late for an answer.'
    "$Person has not answered."
    exit 2
}

Send-LyncMessage $conversation 'Thank you.'
"$($answer.From): $($answer.Text)"
exit [int] ($answer.Text -notmatch '^\s*yes\b')
