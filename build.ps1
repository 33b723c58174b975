<#
.SYNOPSIS
    Builds, tests, checks, packages, publishes and installs LyncIM.
.DESCRIPTION
    Runs in Windows PowerShell 5.1, in PowerShell 7 and in LyncIM.Console, and needs the .NET SDK 10. The workflows in .github/workflows
    call this script and do nothing else.

    Build    leaves the module in artifacts/LyncIM.
    Test     builds, and runs all tests.
    Format   says whether the C# is formatted as .editorconfig says.
    Package  leaves LyncIM.<version>.nupkg in artifacts/package, as Publish-PSResource -NupkgPath takes it, and beside it the development
             server as a .NET tool, LyncIM.DevServer.<version>.nupkg. The same sources make the same bytes, whatever the folder and the
             time.
    Install  puts the module where this PowerShell looks for the modules of its user.

    These need tools from the PowerShell Gallery, and so Windows PowerShell or PowerShell 7:

    Tools    installs those tools for the present user, in the versions that this script names.
    Pester   builds, and runs tests/*.Tests.ps1 with Pester in this PowerShell; $env:LYNCIM_CLIENT says on which client.
    Analyze  builds, and checks the scripts and the manifest by PSScriptAnalyzerSettings.psd1.
    Publish  makes the package, and publishes it in the Gallery with the key in $env:PSGALLERY_API_KEY.
.EXAMPLE
    ./build.ps1 Build
.EXAMPLE
    ./build.ps1 Test -Filter FullyQualifiedName~Inbox
.EXAMPLE
    ./build.ps1 Pester -Filter *typing*
.EXAMPLE
    ./build.ps1 Install
#>
[CmdletBinding()]
param(
    # What to do.
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Format', 'Package', 'Install', 'Tools', 'Pester', 'Analyze', 'Publish')]
    [string] $Task = 'Build',

    # Debug is for developing. What is packaged, published or installed is always Release.
    [ValidateSet('Debug', 'Release')]
    [string] $Configuration = 'Debug',

    # Test: only tests that match, in the notation of dotnet test --filter. Pester: only those whose full name is like that.
    [string] $Filter,

    # Package: the folder for the package. Install: the folder of modules. Default: as above.
    [string] $Destination,

    # Package, Publish: the tag that asks for it, an error unless it is v and the version that the manifest says.
    [string] $Tag
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
function Invoke-ModuleBuild([string] $Folder) {
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

# Makes the package, and returns its file.
function Invoke-Package([string] $Folder, [string] $Tag) {
    if ([System.IO.Directory]::Exists($staging)) {
        [System.IO.Directory]::Delete($staging, $true)
    }
    $module = Invoke-ModuleBuild $staging
    if ($Tag -and $Tag -cne "v$($module.Version)") {
        throw "The tag is $Tag, but LyncIM.psd1 says version $($module.Version)."
    }
    $nuspec = [System.IO.Path]::Combine($package, 'LyncIM.nuspec')
    Write-Nuspec $module $nuspec
    Invoke-DotNet pack $project --no-build --configuration Release --output $Folder "-p:NuspecFile=$nuspec" "-p:NuspecBasePath=$($module.ModuleBase)"
    [System.IO.FileInfo]::new([System.IO.Path]::Combine($Folder, "LyncIM.$($module.Version).nupkg"))
}

# Makes the development server's package, and returns its file.
function Invoke-ToolPackage([string] $Folder, [string] $Version) {
    Invoke-DotNet pack $server --configuration Release --output $Folder
    [System.IO.FileInfo]::new([System.IO.Path]::Combine($Folder, "LyncIM.DevServer.$Version.nupkg"))
}

# The manifest of a tool, in exactly the version with which the checks are known to pass.
function Find-Tool([string] $Name) {
    Get-Module -ListAvailable -FullyQualifiedName @{ ModuleName = $Name; RequiredVersion = $tools[$Name] } | ForEach-Object Path
}

function Get-Tool([string] $Name) {
    $manifest = @(Find-Tool $Name)
    if (-not $manifest) {
        throw "$Name $($tools[$Name]) is not installed in this PowerShell. ./build.ps1 Tools installs it."
    }
    $manifest[0]
}

# Tests in a process of its own, so that the next build does not find the module in use.
function Invoke-PesterProcess([string] $Manifest) {
    $shell = if ($PSVersionTable.PSEdition -ne 'Core') { 'powershell.exe' } elseif ($IsWindows) { 'pwsh.exe' } else { 'pwsh' }
    $literals = $Manifest, $tests, "*$Filter*" | ForEach-Object { "'$($_ -replace "'", "''")'" }
    $steps = @(
        'Import-Module {0} -ErrorAction Stop'
        '$configuration = New-PesterConfiguration'
        '$configuration.Run.Path = {1}'
        '$configuration.Run.Exit = $true'
        '$configuration.Filter.FullName = {2}'
        'Invoke-Pester -Configuration $configuration'
    )
    & ([System.IO.Path]::Combine($PSHOME, $shell)) -NoProfile -NonInteractive -Command (($steps -join '; ') -f $literals) | Out-Host
    if ($LASTEXITCODE -ne 0) {
        throw "Pester has failed with exit code $LASTEXITCODE."
    }
}

# What Analyze looks at; the manifest where the build has put it beside what it names.
function Get-Script {
    $PSCommandPath
    $settings
    [System.IO.Path]::Combine($PSScriptRoot, 'artifacts', 'LyncIM', 'LyncIM.psd1')
    foreach ($folder in 'bench', 'examples', 'tests') {
        [System.IO.Directory]::GetFiles([System.IO.Path]::Combine($PSScriptRoot, $folder), '*.ps1', 'AllDirectories')
    }
}

$tools = [ordered] @{
    'Pester'                             = '5.9.0'
    'PSScriptAnalyzer'                   = '1.25.0'
    'Microsoft.PowerShell.PSResourceGet' = '1.2.0'
}
$settings = [System.IO.Path]::Combine($PSScriptRoot, 'PSScriptAnalyzerSettings.psd1')
$tests = [System.IO.Path]::Combine($PSScriptRoot, 'tests')
$solution = [System.IO.Path]::Combine($PSScriptRoot, 'LyncIM.slnx')
$project = [System.IO.Path]::Combine($PSScriptRoot, 'src', 'LyncIM', 'LyncIM.csproj')
$server = [System.IO.Path]::Combine($PSScriptRoot, 'src', 'LyncIM.DevServer', 'LyncIM.DevServer.csproj')
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
    'Format' {
        Invoke-DotNet format $solution --verify-no-changes
    }
    'Package' {
        $folder = if ($Destination) { Get-FullPath $Destination } else { $package }
        $file = Invoke-Package $folder $Tag
        $file
        Invoke-ToolPackage $folder ($file.BaseName -replace '^LyncIM\.')
    }
    'Install' {
        $modules = if ($Destination) { Get-FullPath $Destination } else { Get-UserModulePath }
        $module = Invoke-ModuleBuild $staging
        Invoke-ModuleBuild ([System.IO.Path]::Combine($modules, $module.Name, $module.Version))
    }
    'Tools' {
        foreach ($name in $tools.Keys) {
            if (-not (Find-Tool $name)) {
                PowerShellGet\Install-Module $name -RequiredVersion $tools[$name] -Repository PSGallery -Scope CurrentUser -Force -SkipPublisherCheck
            }
        }
    }
    'Pester' {
        $manifest = Get-Tool Pester
        Invoke-DotNet build $project --configuration $Configuration
        Invoke-PesterProcess $manifest
    }
    'Analyze' {
        Import-Module (Get-Tool PSScriptAnalyzer)
        Invoke-DotNet build $project --configuration $Configuration
        $findings = @(Get-Script | ForEach-Object { Invoke-ScriptAnalyzer -Path $_ -Settings $settings })
        $findings | ForEach-Object { "$($_.ScriptPath):$($_.Line): $($_.Severity) $($_.RuleName): $($_.Message)" }
        if ($findings) {
            throw "PSScriptAnalyzer has found $($findings.Count) to mend."
        }
    }
    'Publish' {
        if (-not $env:PSGALLERY_API_KEY) {
            throw 'Publish needs the key of the PowerShell Gallery in $env:PSGALLERY_API_KEY.'
        }
        Import-Module (Get-Tool Microsoft.PowerShell.PSResourceGet)
        $file = Invoke-Package $package $Tag
        Publish-PSResource -NupkgPath $file.FullName -Repository PSGallery -ApiKey $env:PSGALLERY_API_KEY
        $file
    }
}
