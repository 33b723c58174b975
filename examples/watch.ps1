<#
.SYNOPSIS
    Watches a service, and tells the person on call when it stops and when it runs again.
.DESCRIPTION
    Tells again at each look until the person answers anything, which means: I have seen it.
.EXAMPLE
    ./watch.ps1 -Service Spooler -OnCall kim@contoso.com
#>
param(
    [Parameter(Mandatory)] [string] $Service,
    [Parameter(Mandatory)] [string] $OnCall,

    # How long to wait between two looks, in seconds.
    [double] $Interval = 60,

    # How often to look.
    [int] $Count = [int]::MaxValue
)

$conversation = Start-LyncConversation $OnCall -Subject "$Service on $([Environment]::MachineName)" -ErrorAction Stop
$wasRunning = $true
$isSeen = $false
for ($look = 1; $look -le $Count; $look++) {
    $status = (Get-Service $Service).Status
    $isRunning = "$status" -eq 'Running'
    if ($isRunning -and -not $wasRunning) {
        "$Service runs again."
        Send-LyncMessage -To $OnCall "$Service runs again."
    }
    elseif (-not $isRunning -and ($wasRunning -or -not $isSeen)) {
        $isSeen = $false
        "$Service is $status."
        Send-LyncMessage -To $OnCall "$Service is $status. Answer anything when you have seen this." -Retry 3
    }
    $wasRunning = $isRunning
    if ($look -lt $Count) {
        # It waits for an answer and for the next look at the same time.
        $until = [DateTime]::Now.AddSeconds($Interval)
        $rest = $Interval
        while ($rest -gt 0) {
            $answer = Receive-LyncMessage -From $OnCall -Wait -MaxMessages 1 -Timeout $rest
            if ($answer -and -not $isSeen) {
                $isSeen = $true
                "$OnCall has seen it."
            }
            $rest = ($until - [DateTime]::Now).TotalSeconds
        }
    }
}
Stop-LyncConversation $conversation
