BeforeAll {
    if (-not $env:LYNCIM_CLIENT) { $env:LYNCIM_CLIENT = 'Simulator' }
    Import-Module "$PSScriptRoot/../artifacts/LyncIM/LyncIM.psd1"
}

AfterAll {
    Remove-Module LyncIM
}

Describe 'Add-LyncParticipant' {
    BeforeEach {
        Get-LyncConversation 3>$null | Stop-LyncConversation
        $null = Receive-LyncMessage
        $c = Start-LyncConversation kim@contoso.com
    }

    It 'adds one more person and says nothing' {
        Add-LyncParticipant $c lee@contoso.com -ErrorVariable failed | Should -BeNullOrEmpty
        $failed | Should -BeNullOrEmpty
        $c.Participants.SipAddress | Should -Be @('kim@contoso.com', 'lee@contoso.com')
        $c.Participants[1].State | Should -Be 'Present'
    }

    It 'makes a conference of a conversation of two' {
        Add-LyncParticipant $c lee@contoso.com
        $c.Type | Should -Be 'Conference'
    }

    It 'adds several people' {
        Add-LyncParticipant -Conversation $c -Participant lee@contoso.com, sip:pat@contoso.com
        $c.Participants | Should -HaveCount 3
    }

    It 'takes people from the pipeline' {
        'lee@contoso.com', [pscustomobject]@{ Mail = 'pat@contoso.com' } | Add-LyncParticipant $c
        $c.Participants.SipAddress | Should -Be @('kim@contoso.com', 'lee@contoso.com', 'pat@contoso.com')
    }

    It 'takes conversations from the pipeline' {
        $other = Start-LyncConversation pat@contoso.com
        $c, $other | Add-LyncParticipant -Participant lee@contoso.com
        $c.Participants | Should -HaveCount 2
        $other.Participants | Should -HaveCount 2
    }

    It 'hears who was added' {
        Add-LyncParticipant $c echo@contoso.com
        Send-LyncMessage $c 'hello all'
        $answer = Receive-LyncMessage $c -Wait -MaxMessages 1 -Timeout 10
        $answer.From | Should -Be 'echo@contoso.com'
        $answer.Text | Should -Be 'echo: hello all'
    }

    It 'leaves alone who takes part already' {
        Add-LyncParticipant $c KIM@contoso.com -ErrorVariable failed
        $failed | Should -BeNullOrEmpty
        $c.Participants | Should -HaveCount 1
    }

    It 'says what is wrong with an address, and goes on with the next' {
        Add-LyncParticipant $c nobody, '', lee@contoso.com -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed | Should -HaveCount 2
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidSipAddress,*'
        $failed[0].TargetObject | Should -Be 'nobody'
        $c.Participants | Should -HaveCount 2
    }

    It 'adds nobody to a conversation that has ended' {
        Stop-LyncConversation $c
        Add-LyncParticipant $c lee@contoso.com -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ConversationEnded,*'
    }

    It 'adds nobody with -WhatIf' {
        Add-LyncParticipant $c lee@contoso.com -WhatIf
        $c.Participants | Should -HaveCount 1
    }
}
