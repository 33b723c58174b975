@{
    RootModule        = 'EmptyModule.dll'
    ModuleVersion     = '0.1.0'
    GUID              = '2f0b0f0f-6a0e-4c55-8a1b-0f6a5f0d7c21'
    PowerShellVersion = '5.1'
    FormatsToProcess  = @('EmptyModule.Format.ps1xml')
    CmdletsToExport   = @('Test-Nothing')
    FunctionsToExport = @()
    VariablesToExport = @()
    AliasesToExport   = @()
}
