BeforeAll {
    if (-not $env:LYNCIM_CLIENT) { $env:LYNCIM_CLIENT = 'Simulator' }
    Import-Module "$PSScriptRoot/../artifacts/LyncIM/LyncIM.psd1"
}

AfterAll {
    Remove-Module LyncIM
}

Describe 'Acceptance.ps1' {
    It 'passes on a simulated network, and names nobody in its report' {
        $file = [System.IO.Path]::GetTempFileName()
        try {
            $people = @{ Colleague = 'echo1@contoso.com'; SecondColleague = 'kim@contoso.com'; Group = 'it-oncall@contoso.com' }
            $null = & "$PSScriptRoot/Acceptance.ps1" @people -Unattended -Timeout 20 -Report $file 3>$null
            $report = [System.IO.File]::ReadAllText($file)
        }
        finally {
            [System.IO.File]::Delete($file)
        }
        $report | Should -Match '\*\*\d\d passed, 0 failed, \d+ skipped\*\*'
        $report | Should -Not -Match 'contoso|@'
        $LASTEXITCODE | Should -Be 0
    }
}
