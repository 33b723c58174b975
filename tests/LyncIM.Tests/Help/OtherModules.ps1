# What the examples use of PowerShell's other modules, which are not on NuGet.
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidOverwritingBuiltInCmdlets', '', Justification = 'They stand in for them.')]
param()

function Import-Csv([string] $Path) {
    $header, $rows = [System.IO.File]::ReadAllLines($Path)
    $names = $header -split ','
    foreach ($row in $rows) {
        $values = $row -split ','
        $record = [ordered] @{}
        for ($i = 0; $i -lt $names.Count; $i++) { $record[$names[$i]] = $values[$i] }
        [pscustomobject] $record
    }
}

function Export-Csv([Parameter(Position = 0)] [string] $Path, [switch] $NoTypeInformation, [Parameter(ValueFromPipeline)] $InputObject) {
    begin { $lines = [System.Collections.Generic.List[string]]::new() }
    process {
        if ($lines.Count -eq 0) { $lines.Add($InputObject.PSObject.Properties.Name -join ',') }
        $lines.Add($InputObject.PSObject.Properties.Value -join ',')
    }
    end { [System.IO.File]::WriteAllLines($Path, $lines) }
}

function Get-Credential([string] $UserName) {
    $password = [securestring]::new()
    'secret'.ToCharArray() | ForEach-Object { $password.AppendChar($_) }
    [pscredential]::new($UserName, $password)
}

# A service that stops at the second look, and runs again at the fourth.
$looks = 0
function Get-Service([string] $Name) {
    $script:looks++
    [pscustomobject] @{ Name = $Name; Status = if ($script:looks -in 2, 3) { 'Stopped' } else { 'Running' } }
}

function Select-Object([Parameter(Position = 0)] [string[]] $Property, [Parameter(ValueFromPipeline)] $InputObject) {
    process {
        $record = [ordered] @{}
        foreach ($name in $Property) { $record[$name] = $InputObject.$name }
        [pscustomobject] $record
    }
}

function Group-Object([Parameter(Position = 0)] [string] $Property, [Parameter(ValueFromPipeline)] $InputObject) {
    begin { $groups = [ordered] @{} }
    process { $groups["$($InputObject.$Property)"] += @($InputObject) }
    end { foreach ($name in $groups.Keys) { [pscustomobject] @{ Count = $groups[$name].Count; Name = $name; Group = $groups[$name] } } }
}

# What is formatted is only passed on.
function Format-List([Parameter(Position = 0)] [string[]] $Property, [Parameter(ValueFromPipeline)] $InputObject) { process { $InputObject } }
function Format-Table([Parameter(Position = 0)] [string[]] $Property, [Parameter(ValueFromPipeline)] $InputObject) { process { $InputObject } }
function Format-Wide([int] $Column, [Parameter(ValueFromPipeline)] $InputObject) { process { $InputObject } }

function Out-String([Parameter(ValueFromPipeline)] $InputObject) {
    begin { $lines = @() }
    process { $lines += "$InputObject" }
    end { $lines -join "`r`n" }
}

function Start-Sleep([double] $Seconds) { [System.Threading.Thread]::Sleep([int] ($Seconds * 1000)) }
