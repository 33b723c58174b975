# What Acceptance.ps1 reports: versions and results, and nobody's name.

function ConvertTo-Report {
    $lines = @(
        '# LyncIM acceptance report'
        ''
        '| what | version |'
        '|---|---|'
        (Get-Environment).GetEnumerator() | ForEach-Object { "| $($_.Key) | $(ConvertTo-Cell $_.Value) |" }
        ''
        "**$(Get-Tally)**"
        ''
        '| step | result | seconds | note |'
        '|---|---|---|---|'
        $walk.Results | ForEach-Object {
            $seconds = $_.Seconds.ToString('0.0', [cultureinfo]::InvariantCulture)
            "| $($_.Name) | $($_.Result) | $seconds | $(ConvertTo-Cell $_.Note) |"
        }
        ''
    )
    $lines -join "`n"
}

function Get-Tally {
    $counts = foreach ($result in 'Passed', 'Failed', 'Skipped') {
        "$(@($walk.Results | Where-Object Result -eq $result).Count) $($result.ToLowerInvariant())"
    }
    $counts -join ', '
}

function Get-Environment {
    $runtime = [System.Runtime.InteropServices.RuntimeInformation]
    [ordered] @{
        'Day'          = [DateTime]::Now.ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)
        'LyncIM'       = $walk.Module.Version
        'Client'       = "$($walk.Client.Kind) $($walk.Client.Version), through $($walk.Client.Source)"
        'Lync program' = Get-LyncProgram
        'PowerShell'   = "$($PSVersionTable.PSVersion) $($PSVersionTable.PSEdition), $($Host.Name)"
        'System'       = "$($runtime::OSDescription), $($runtime::OSArchitecture)"
        'Process'      = "$($runtime::FrameworkDescription), $($runtime::ProcessArchitecture), culture '$([cultureinfo]::CurrentCulture.Name)'"
        'Asked'        = if ($walk.IsUnattended) { 'nobody: -Unattended' } else { 'the tester' }
    }
}

# The program that is running, where it lets itself be looked at.
function Get-LyncProgram {
    try {
        $programs = [System.Diagnostics.Process]::GetProcessesByName('lync').MainModule.FileVersionInfo
        if ($programs) {
            return ($programs | ForEach-Object { "$($_.ProductName) $($_.ProductVersion)" }) -join ', '
        }
        'not running'
    }
    catch {
        'cannot be looked at'
    }
}

# One cell of a table: one line, in which nobody is named.
function ConvertTo-Cell([string] $Text) {
    $names = @($walk.Names) + $walk.Colleague, $walk.Second, $walk.Group, $walk.Domain + [Environment]::MachineName, [Environment]::UserName
    foreach ($name in $names | Where-Object Length -gt 2) {
        $Text = $Text -replace "(?<!\w)$([regex]::Escape($name))(?!\w)", '(hidden)'
    }
    ($Text -replace '\s+', ' ' -replace '([|<\\])', '\$1').Trim()
}
