<#
.SYNOPSIS
    Tells everybody in a CSV file something, and reports who was not reached.
.DESCRIPTION
    For the Task Scheduler: see Get-Help about_LyncIM_Scheduling. Exit code 0: everybody was told; 1: somebody was not; 2: nobody was.
.EXAMPLE
    ./notify.ps1 -Path staff.csv -Message 'Patching at 22:00' -Report missed.csv
#>
param(
    # The file; one of its columns is SipAddress, Mail, EmailAddress or UserPrincipalName.
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $Message,

    # Where to write who was not reached. Default: nowhere.
    [string] $Report
)

$ErrorActionPreference = 'Stop'
try {
    $results = @(Import-Csv $Path |
        Send-LyncMessage -Message $Message -ThrottleLimit 16 -Retry 2 -EndConversation -PassThru -ErrorAction SilentlyContinue)
}
catch {
    "Nobody was told: $_"
    exit 2
}

$missed = @($results | Where-Object Status -ne Sent)
"Told $($results.Count - $missed.Count) of $($results.Count)."
if ($missed.Count -eq 0) {
    exit 0
}
$missed | ForEach-Object { "$($_.To): $($_.ErrorId)" }
if ($Report) {
    $missed | ForEach-Object { [pscustomobject] @{ SipAddress = $_.To; Error = $_.ErrorId; Attempts = $_.Attempts } } |
        Export-Csv $Report -NoTypeInformation
}
exit 1
