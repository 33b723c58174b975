BeforeAll {
    if (-not $env:LYNCIM_CLIENT) { $env:LYNCIM_CLIENT = 'Simulator' }
    Import-Module "$PSScriptRoot/../artifacts/LyncIM/LyncIM.psd1"
}

AfterAll {
    Remove-Module LyncIM
}

Describe 'Get-LyncContact' {
    It 'tells that <address> is <availability>' -ForEach @(
        @{ address = 'kim@contoso.com'; availability = 'Free' }
        @{ address = 'echo@contoso.com'; availability = 'Free' }
        @{ address = 'offline@contoso.com'; availability = 'Offline' }
        @{ address = 'dnd@contoso.com'; availability = 'DoNotDisturb' }
    ) {
        $contact = Get-LyncContact $address 3>$null
        $contact | Should -BeOfType LyncIM.LyncContact
        $contact.SipAddress | Should -Be $address
        $contact.Availability | Should -Be $availability
        $contact.DisplayName | Should -Not -BeNullOrEmpty
    }

    It 'tells of several people, in the order in which they were named' {
        (Get-LyncContact kim@contoso.com, sip:Lee@contoso.com).SipAddress | Should -Be @('kim@contoso.com', 'lee@contoso.com')
    }

    It 'takes people from the pipeline' {
        $contacts = 'kim@contoso.com', [pscustomobject]@{ Mail = 'dnd@contoso.com' } | Get-LyncContact
        $contacts.Availability | Should -Be @('Free', 'DoNotDisturb')
    }

    It 'takes the participants of a conversation' {
        $c = Start-LyncConversation kim@contoso.com, offline@contoso.com
        ($c.Participants | Get-LyncContact).Availability | Should -Be @('Free', 'Offline')
        Stop-LyncConversation $c
    }

    It 'says what is wrong with an address, and goes on with the next' {
        $contacts = Get-LyncContact nobody, kim@contoso.com -ErrorVariable failed -ErrorAction SilentlyContinue
        $contacts | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidSipAddress,*'
        $failed[0].TargetObject | Should -Be 'nobody'
    }

    It 'says who is not known, and goes on with the next' {
        $contacts = Get-LyncContact unknown@contoso.com, kim@contoso.com -Timeout 0.5 -ErrorVariable failed -ErrorAction SilentlyContinue
        $contacts | Should -HaveCount 1
        $failed | Should -HaveCount 1
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'RecipientNotFound,*'
        $failed[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failed[0].TargetObject | Should -Be 'unknown@contoso.com'
    }

    It 'waits for all of them at once' {
        $started = [datetime]::UtcNow
        $addresses = 1..20 | ForEach-Object { "unknown$_@contoso.com" }
        Get-LyncContact $addresses -Timeout 1 -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed | Should -HaveCount 20
        ([datetime]::UtcNow - $started).TotalSeconds | Should -BeLessThan 15
    }
}
