BeforeAll {
    if (-not $env:LYNCIM_CLIENT) { $env:LYNCIM_CLIENT = 'Simulator' }
    Import-Module "$PSScriptRoot/../artifacts/LyncIM/LyncIM.psd1"
    $null = Connect-LyncClient 3>$null

    # The client may show a little later what was published.
    function Get-Me($Note) {
        for ($i = 0; $i -lt 1000 -and (Get-LyncContact).Note -ne $Note; $i++) { [Threading.Thread]::Sleep(10) }
        Get-LyncContact
    }
}

AfterAll {
    Set-LyncPresence -Reset -Note '' -Location ''
    Remove-Module LyncIM
}

Describe 'Set-LyncPresence' {
    It 'publishes <availability>, which others see as <seen>' -ForEach @(
        @{ availability = 'Busy'; seen = 'Busy' }
        @{ availability = 'donotdisturb'; seen = 'DoNotDisturb' }
        @{ availability = 'BeRightBack'; seen = 'TemporarilyAway' }
        @{ availability = 'OffWork'; seen = 'Away' }
        @{ availability = 'Free'; seen = 'Free' }
    ) {
        Set-LyncPresence $availability | Should -BeNullOrEmpty
        $me = Set-LyncPresence $availability -PassThru
        $me | Should -BeOfType LyncIM.LyncContact
        $me.SipAddress | Should -Be (Get-LyncClient).SipAddress
        $me.Availability | Should -Be $seen
    }

    It 'publishes a note and a place, and clears them' {
        Set-LyncPresence -Note 'Patching SRV01 until 22:00' -Location 'Data center 2'
        $me = Get-Me -Note 'Patching SRV01 until 22:00'
        $me.Note | Should -Be 'Patching SRV01 until 22:00'
        $me.Location | Should -Be 'Data center 2'
        Set-LyncPresence -Note ''
        $me = Get-Me -Note ''
        $me.Note | Should -BeNullOrEmpty
        $me.Location | Should -Be 'Data center 2'
        (Set-LyncPresence -Location '' -PassThru).Location | Should -BeNullOrEmpty
    }

    It 'gives the availability back with -Reset, and leaves the note' {
        Set-LyncPresence DoNotDisturb -Note 'Patching'
        $null = Get-Me -Note 'Patching'
        $me = Set-LyncPresence -Reset -PassThru
        $me.Note | Should -Be 'Patching'
    }

    It 'says what is missing or too much' {
        { Set-LyncPresence } | Should -Throw -ErrorId 'MissingArgument,*'
        { Set-LyncPresence Busy -Reset } | Should -Throw -ErrorId 'MissingArgument,*'
        { Set-LyncPresence Sleeping } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }

    It 'sets nothing with -WhatIf' {
        Set-LyncPresence -Note 'before'
        $null = Get-Me -Note 'before'
        Set-LyncPresence Busy -Note 'after' -WhatIf | Should -BeNullOrEmpty
        (Get-LyncContact).Note | Should -Be 'before'
    }
}

Describe 'Get-LyncContact without an address' {
    It 'tells about yourself' {
        $me = Get-LyncContact
        $me.SipAddress | Should -Be (Get-LyncClient).SipAddress
        $me.DisplayName | Should -Be (Get-LyncClient).DisplayName
        $me.Type | Should -Be 'Person'
    }

    It 'does not take an empty variable for that' {
        { Get-LyncContact $null -ErrorAction Stop } | Should -Throw -ErrorId 'MissingArgument,*'
        @() | Get-LyncContact | Should -BeNullOrEmpty
    }
}
