@{
    ExcludeRules = @(
        # Pester hands variables from block to block, which the rule cannot see.
        'PSUseDeclaredVarsMoreThanAssignments'
    )
    Rules        = @{
        PSUseCompatibleSyntax            = @{ Enable = $true; TargetVersions = @('5.1', '7.0') }
        PSUseCompatibleCmdlets           = @{ compatibility = @('desktop-5.1.14393.206-windows') }
        # dotnet takes its arguments by position.
        PSAvoidUsingPositionalParameters = @{ Enable = $true; CommandAllowList = @('Invoke-DotNet') }
        PSPlaceOpenBrace                 = @{ Enable = $true; OnSameLine = $true; NewLineAfter = $true; IgnoreOneLineBlock = $true }
        PSPlaceCloseBrace                = @{ Enable = $true; NewLineAfter = $true; IgnoreOneLineBlock = $true; NoEmptyLineBefore = $true }
        PSUseConsistentIndentation       = @{ Enable = $true; IndentationSize = 4; Kind = 'space'; PipelineIndentation = 'None' }
        PSUseConsistentWhitespace        = @{ Enable = $true; CheckOperator = $false }
        PSAvoidTrailingWhitespace        = @{ Enable = $true }
    }
}
