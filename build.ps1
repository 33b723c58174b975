<#
.SYNOPSIS
    Builds and tests LyncIM.
.DESCRIPTION
    Runs in Windows PowerShell 5.1, in PowerShell 7 and in LyncIM.Console. Needs the .NET SDK and nothing else.
    Build leaves the module in artifacts/LyncIM. Test builds, and runs all tests.
.EXAMPLE
    ./build.ps1 Build
.EXAMPLE
    ./build.ps1 Test -Filter FullyQualifiedName~Inbox
#>
[CmdletBinding()]
param(
    # What to do.
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test')]
    [string] $Task = 'Build',

    # Debug is for developing, Release for users.
    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug',

    # Only tests that match, in the notation of dotnet test --filter.
    [string] $Filter
)

$ErrorActionPreference = 'Stop'

function Invoke-DotNet {
    & dotnet @args | Out-Host
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($args[0]) has failed with exit code $LASTEXITCODE."
    }
}

$solution = [System.IO.Path]::Combine($PSScriptRoot, 'LyncIM.slnx')
$options = @('--configuration', $Configuration)

switch ($Task) {
    'Build' {
        Invoke-DotNet build $solution @options
    }
    'Test' {
        if ($Filter) { $options += '--filter', $Filter }
        Invoke-DotNet test $solution @options
    }
}
