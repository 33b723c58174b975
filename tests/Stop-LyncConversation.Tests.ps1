BeforeAll {
    if (-not $env:LYNCIM_CLIENT) { $env:LYNCIM_CLIENT = 'Simulator' }
    Import-Module "$PSScriptRoot/../artifacts/LyncIM/LyncIM.psd1"
}

AfterAll {
    Remove-Module LyncIM
}

Describe 'Stop-LyncConversation' {
    BeforeEach {
        Get-LyncConversation 3>$null | Stop-LyncConversation
    }

    It 'ends a conversation' {
        $c = Start-LyncConversation kim@contoso.com
        Stop-LyncConversation $c
        $c.State | Should -Be 'Terminated'
        @(Get-LyncConversation) | Should -HaveCount 0
    }

    It 'ends all that come down the pipeline' {
        $all = 'kim@contoso.com', 'lee@contoso.com' | Start-LyncConversation
        Get-LyncConversation | Stop-LyncConversation
        $all.State | Should -Be @('Terminated', 'Terminated')
    }

    It 'leaves one that has ended as it is' {
        $c = Start-LyncConversation kim@contoso.com
        Stop-LyncConversation $c
        Stop-LyncConversation $c -ErrorVariable failed
        $failed | Should -BeNullOrEmpty
    }

    It 'takes typing away with the conversation' {
        $c = Start-LyncConversation kim@contoso.com -Message 'hi'
        Set-LyncTyping $c
        Stop-LyncConversation $c
        Set-LyncTyping $c -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ConversationEnded,*'
    }

    It 'ends nothing with -WhatIf' {
        $c = Start-LyncConversation kim@contoso.com
        Stop-LyncConversation $c -WhatIf
        $c.State | Should -Be 'Inactive'
    }

    It 'hears when the other side ends it' {
        $c = Start-LyncConversation leaver@contoso.com -Message 'bye'
        # Goes on until the conversation has ended, and with that ends itself.
        Receive-LyncMessage $c -Wait -Timeout 10 | Should -BeNullOrEmpty
        $c.State | Should -Be 'Terminated'
        $c.Participants[0].State | Should -Be 'Left'
    }
}
