<#
.SYNOPSIS
    Builds, tests, packages and installs LyncIM.
.DESCRIPTION
    Runs in Windows PowerShell 5.1, in PowerShell 7 and in LyncIM.Console. Needs the .NET SDK 10 and nothing else.

    Build    leaves the module in artifacts/LyncIM.
    Test     builds, and runs all tests.
    Package  leaves LyncIM.<version>.nupkg in artifacts/package, as Publish-PSResource -NupkgPath takes it. The same sources make the
             same bytes, whatever the folder and the time.
    Install  puts the module where this PowerShell looks for the modules of its user.
.EXAMPLE
    ./build.ps1 Build
.EXAMPLE
    ./build.ps1 Test -Filter FullyQualifiedName~Inbox
.EXAMPLE
    ./build.ps1 Install
#>
[CmdletBinding()]
param(
    # What to do.
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Package', 'Install')]
    [string] $Task = 'Build',

    # Build and Test: Debug is for developing. What is packaged or installed is always Release.
    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug',

    # Test: only tests that match, in the notation of dotnet test --filter.
    [string] $Filter,

    # Package: the folder for the package. Install: the folder of modules. Default: as above.
    [string] $Destination
)

$ErrorActionPreference = 'Stop'

function Invoke-DotNet {
    & dotnet @args | Out-Host
    if ($LASTEXITCODE -ne 0) {
        throw "dotnet $($args[0]) has failed with exit code $LASTEXITCODE."
    }
}

function Get-FullPath([string] $Path) {
    $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($Path)
}

# Builds for users, and returns the manifest of the module that is then in the folder.
function New-Module([string] $Folder) {
    Invoke-DotNet build $project --configuration Release "-p:ModuleFolder=$Folder/"
    Test-ModuleManifest -Path ([System.IO.Path]::Combine($Folder, 'LyncIM.psd1'))
}

# Says in NuGet's words what the manifest says. The tags are those by which the Gallery finds a module and its commands.
function Write-Nuspec([System.Management.Automation.PSModuleInfo] $Module, [string] $Path) {
    $commands = $Module.ExportedCmdlets.Keys | ForEach-Object { "PSCmdlet_$_"; "PSCommand_$_" }
    $metadata = [ordered] @{
        id               = $Module.Name
        version          = $Module.Version
        authors          = $Module.Author
        owners           = $Module.CompanyName
        license          = 'MIT'
        projectUrl       = $Module.ProjectUri
        description      = $Module.Description
        releaseNotes     = $Module.ReleaseNotes
        copyright        = $Module.Copyright
        tags             = (@($Module.Tags) + 'PSModule' + 'PSIncludes_Cmdlet' + $commands) -join ' '
    }
    $nuspec = [xml] '<package><metadata /><files><file src="**" target="" /></files></package>'
    foreach ($name in $metadata.Keys) {
        $element = $nuspec.CreateElement($name)
        $element.InnerText = $metadata[$name]
        $null = $nuspec['package']['metadata'].AppendChild($element)
    }
    $nuspec['package']['metadata']['license'].SetAttribute('type', 'expression')
    $nuspec.Save($Path)
}

function Get-UserModulePath {
    if ($PSVersionTable.PSEdition -ne 'Core') {
        $folders = [Environment]::GetFolderPath('MyDocuments'), 'WindowsPowerShell', 'Modules'
    }
    elseif ($IsWindows) {
        $folders = [Environment]::GetFolderPath('MyDocuments'), 'PowerShell', 'Modules'
    }
    else {
        $folders = [Environment]::GetFolderPath('LocalApplicationData', 'Create'), 'powershell', 'Modules'
    }
    [System.IO.Path]::Combine([string[]] $folders)
}

$solution = [System.IO.Path]::Combine($PSScriptRoot, 'LyncIM.slnx')
$project = [System.IO.Path]::Combine($PSScriptRoot, 'src', 'LyncIM', 'LyncIM.csproj')
$package = [System.IO.Path]::Combine($PSScriptRoot, 'artifacts', 'package')
$staging = [System.IO.Path]::Combine($package, 'LyncIM')

switch ($Task) {
    'Build' {
        Invoke-DotNet build $solution --configuration $Configuration
    }
    'Test' {
        $options = @(if ($Filter) { '--filter', $Filter })
        Invoke-DotNet test $solution --configuration $Configuration @options
    }
    'Package' {
        $output = if ($Destination) { Get-FullPath $Destination } else { $package }
        $nuspec = [System.IO.Path]::Combine($package, 'LyncIM.nuspec')
        if ([System.IO.Directory]::Exists($staging)) {
            [System.IO.Directory]::Delete($staging, $true)
        }
        $module = New-Module $staging
        Write-Nuspec $module $nuspec
        Invoke-DotNet pack $project --no-build --configuration Release --output $output "-p:NuspecFile=$nuspec" "-p:NuspecBasePath=$($module.ModuleBase)"
        [System.IO.FileInfo]::new([System.IO.Path]::Combine($output, "LyncIM.$($module.Version).nupkg"))
    }
    'Install' {
        $modules = if ($Destination) { Get-FullPath $Destination } else { Get-UserModulePath }
        $module = New-Module $staging
        New-Module ([System.IO.Path]::Combine($modules, $module.Name, $module.Version))
    }
}
