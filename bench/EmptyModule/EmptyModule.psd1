@{
    RootModule        = 'EmptyModule.dll'
    ModuleVersion     = '0.1.0'
    GUID              = '0c1a0a52-2b8e-4f0e-9d5b-4b2f6a6a8f10'
    PowerShellVersion = '5.1'
    CmdletsToExport   = @('Test-Nothing')
    FunctionsToExport = @()
    VariablesToExport = @()
    AliasesToExport   = @()
}
