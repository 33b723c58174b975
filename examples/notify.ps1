<#
.SYNOPSIS
    Tells everybody in a CSV file something, and reports who was not reached.
.DESCRIPTION
    For the Task Scheduler: see Get-Help about_LyncIM_Scheduling. Exit code 0: everybody was told. 1: somebody was not; the report says who,
    and why. 2: nobody could be told: there is no such file, nobody in it has an address, or there is no client.
.EXAMPLE
    ./notify.ps1 -Path staff.csv -Message 'Patching at 22:00' -Report report.csv
#>
param(
    # The file; one of its columns is SipAddress, Mail, EmailAddress, UserPrincipalName, or another that Send-LyncMessage -To takes.
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $Message,

    # Where to write what became of each row. Default: nowhere.
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

if ($Report) {
    $results | ForEach-Object { [pscustomobject] @{ SipAddress = $_.To; Status = $_.Status; Error = $_.ErrorId; Reason = $_.Reason; Attempts = $_.Attempts } } |
        Export-Csv $Report -NoTypeInformation
}
$missed = @($results | Where-Object Status -ne Sent)
"Told $($results.Count - $missed.Count) of $($results.Count)."
$missed | ForEach-Object { if ($_.To) { "$($_.To): $($_.ErrorId)" } else { "(no address): $($_.ErrorId)" } }
if (-not ($results | Where-Object { $_.ErrorId -notin 'MissingArgument', 'InvalidSipAddress' })) {
    exit 2
}
exit [int] ($missed.Count -gt 0)
