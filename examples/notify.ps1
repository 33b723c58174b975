<#
.SYNOPSIS
    Tells everybody in a CSV file something, and reports what became of each row.
.DESCRIPTION
    For the Task Scheduler: see Get-Help about_LyncIM_Scheduling. Every row counts, also one without an address.

    Exit code 0: everybody was told.
    Exit code 1: somebody was told, and somebody was not.
    Exit code 2: nobody was told: there is no client, the file cannot be read, or no row has an address that can be reached.
.EXAMPLE
    ./notify.ps1 -Path staff.csv -Message 'Patching at 22:00' -Report told.csv
#>
param(
    # The file; one of its columns holds an address: SipAddress, Mail, Email, UserPrincipalName, or another that Send-LyncMessage knows.
    [Parameter(Mandatory)] [string] $Path,
    [Parameter(Mandatory)] [string] $Message,

    # Where to write what became of each row. Default: nowhere.
    [string] $Report
)

$ErrorActionPreference = 'Stop'
try {
    $rows = @(Import-Csv $Path)
    $results = @($rows | Send-LyncMessage -Message $Message -ThrottleLimit 16 -Retry 2 -EndConversation -PassThru `
            -ErrorAction SilentlyContinue -ErrorVariable failures)
}
catch {
    "Nobody was told: $_"
    exit 2
}

# Each result that failed has an error, in the same order, which knows the row.
$failed = 0
$lines = foreach ($result in $results) {
    $row = ''
    if ($result.Status -eq 'Failed') {
        $record = $failures[$failed++].TargetObject
        $row = @($record.PSObject.Properties | ForEach-Object { "$($_.Name)=$($_.Value)" }) -join '; '
    }
    [pscustomobject] @{
        SipAddress = $result.To; Status = $result.Status; Error = $result.ErrorId; Attempts = $result.Attempts; Row = $row; Reason = $result.Reason
    }
}
if ($Report -and $results.Count -gt 0) {
    $lines | Export-Csv $Report -NoTypeInformation
}

$missed = @($lines | Where-Object Status -ne Sent)
"Told $($results.Count - $missed.Count) of $($results.Count)."
$missed | ForEach-Object { "$(if ($_.SipAddress) { $_.SipAddress } else { $_.Row }): $($_.Error)" }
if ($missed.Count -eq $results.Count) {
    exit 2
}
exit [int] ($missed.Count -gt 0)
