BeforeAll {
    if (-not $env:LYNCIM_CLIENT) { $env:LYNCIM_CLIENT = 'Simulator' }
    Import-Module "$PSScriptRoot/../artifacts/LyncIM/LyncIM.psd1"
}

AfterAll {
    Remove-Module LyncIM
}

Describe 'Start-LyncConversation' {
    BeforeEach {
        Get-LyncConversation 3>$null | Stop-LyncConversation
        $null = Receive-LyncMessage
    }

    It 'starts a conversation with one person' {
        $c = Start-LyncConversation kim@contoso.com
        $c | Should -BeOfType LyncIM.LyncConversation
        $c.State | Should -Be 'Inactive'
        $c.Type | Should -Be 'OneToOne'
        $c.Id | Should -BeGreaterThan 0
        $c.Participants | Should -HaveCount 1
        $c.Participants[0].SipAddress | Should -Be 'kim@contoso.com'
        $c.Participants[0].DisplayName | Should -Not -BeNullOrEmpty
        $c.Participants[0].State | Should -Be 'Present'
        $c.Participants[0].IsTyping | Should -BeFalse
        $c.UnreadCount | Should -Be 0
    }

    It 'becomes active with the first message' {
        $c = Start-LyncConversation kim@contoso.com -Message 'hi'
        $c.State | Should -Be 'Active'
    }

    It 'takes a subject' {
        (Start-LyncConversation kim@contoso.com -Subject 'Tonight').Subject | Should -Be 'Tonight'
        (Start-LyncConversation lee@contoso.com).Subject | Should -BeNullOrEmpty
    }

    It 'makes one group of several people' {
        $c = Start-LyncConversation kim@contoso.com, lee@contoso.com
        $c | Should -HaveCount 1
        $c.Participants.SipAddress | Should -Be @('kim@contoso.com', 'lee@contoso.com')
        $c.Type | Should -Be 'Conference'
    }

    It 'makes a conversation of each record of the pipeline' {
        $conversations = 'kim@contoso.com', 'lee@contoso.com' | Start-LyncConversation
        $conversations | Should -HaveCount 2
        $conversations[1].Participants.SipAddress | Should -Be 'lee@contoso.com'
    }

    It 'takes records with the column <column>' -ForEach @(
        @{ column = 'Participant' }
        @{ column = 'To' }
        @{ column = 'Recipient' }
        @{ column = 'SipAddress' }
        @{ column = 'Uri' }
        @{ column = 'Mail' }
        @{ column = 'EmailAddress' }
        @{ column = 'UserPrincipalName' }
        @{ column = 'msRTCSIP-PrimaryUserAddress' }
    ) {
        $record = [pscustomobject]@{ Name = 'Kim'; $column = 'kim@contoso.com' }
        ($record | Start-LyncConversation).Participants.SipAddress | Should -Be 'kim@contoso.com'
        (Start-LyncConversation -Participant $record).Participants.SipAddress | Should -Be 'kim@contoso.com'
    }

    It 'uses the conversation that is open with the same person' {
        $first = Start-LyncConversation kim@contoso.com
        (Start-LyncConversation SIP:Kim@contoso.com).Id | Should -Be $first.Id
    }

    It 'says so when a conversation that is open has another subject' {
        $first = Start-LyncConversation kim@contoso.com
        $second = Start-LyncConversation kim@contoso.com -Subject 'Other' -WarningVariable warned -WarningAction SilentlyContinue
        $second.Id | Should -Be $first.Id
        "$warned" | Should -Match '-New'
    }

    It 'starts another one with -New' {
        $first = Start-LyncConversation kim@contoso.com
        (Start-LyncConversation kim@contoso.com -New).Id | Should -Not -Be $first.Id
    }

    It 'does not use a group for a private conversation' {
        $group = Start-LyncConversation kim@contoso.com, lee@contoso.com
        (Start-LyncConversation kim@contoso.com).Id | Should -Not -Be $group.Id
    }

    It 'joins a conference' {
        $uri = 'sip:kim@contoso.com;gruu;opaque=app:conf:focus:id:ABC123'
        $c = Start-LyncConversation -ConferenceUri $uri
        $c.Type | Should -Be 'Conference'
        $c.ConferenceUri | Should -Be $uri
        (Send-LyncMessage $c 'hi' -PassThru).Status | Should -Be 'Sent'
    }

    It 'joins a conference once' {
        $uri = 'sip:kim@contoso.com;gruu;opaque=app:conf:focus:id:XYZ789'
        $first = Start-LyncConversation -ConferenceUri $uri
        (Start-LyncConversation -ConferenceUri $uri).Id | Should -Be $first.Id
    }

    It 'says that something is no conference' {
        Start-LyncConversation -ConferenceUri 'nonsense' -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidSipAddress,*'
        $failed[0].TargetObject | Should -Be 'nonsense'
    }

    It 'sends the first message and shows typing after it in one line' {
        $c = Start-LyncConversation kim@contoso.com, lee@contoso.com -Message 'Shall we?'
        $c | Set-LyncTyping -PassThru | Should -HaveCount 1
        $c | Set-LyncTyping -Off
    }

    It 'gives the conversation even if the first message is not taken' {
        $c = Start-LyncConversation offline@contoso.com -Message 'hi' -ErrorVariable failed -ErrorAction SilentlyContinue
        $c.State | Should -Be 'Inactive'
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'RecipientUnavailable,*'
    }

    It 'says what is wrong with an address, and goes on with the next' {
        $conversations = '', 'kim', 'kim@contoso.com' | Start-LyncConversation -ErrorVariable failed -ErrorAction SilentlyContinue
        $conversations | Should -HaveCount 1
        $failed | Should -HaveCount 2
        $failed[1].FullyQualifiedErrorId | Should -BeLike 'InvalidSipAddress,*'
        $failed[1].TargetObject | Should -Be 'kim'
    }

    It 'starts nothing with -WhatIf' {
        Start-LyncConversation kim@contoso.com -WhatIf | Should -BeNullOrEmpty
        @(Get-LyncConversation) | Should -HaveCount 0
    }
}
