BeforeAll {
    if (-not $env:LYNCIM_CLIENT) { $env:LYNCIM_CLIENT = 'Simulator' }
    Import-Module "$PSScriptRoot/../artifacts/LyncIM/LyncIM.psd1"
}

AfterAll {
    Remove-Module LyncIM
}

Describe 'Set-LyncTyping' {
    BeforeEach {
        Get-LyncConversation 3>$null | Stop-LyncConversation
        $c = Start-LyncConversation kim@contoso.com -Message 'hi'
    }

    It 'takes a conversation and says nothing' {
        Set-LyncTyping $c -ErrorVariable failed | Should -BeNullOrEmpty
        Set-LyncTyping $c -Off -ErrorVariable +failed | Should -BeNullOrEmpty
        Set-LyncTyping $c -Duration 3 -ErrorVariable +failed | Should -BeNullOrEmpty
        $failed | Should -BeNullOrEmpty
    }

    It 'passes the conversation on with -PassThru' {
        ($c | Set-LyncTyping -PassThru).Id | Should -Be $c.Id
        ($c | Set-LyncTyping -Off -PassThru).Id | Should -Be $c.Id
    }

    It 'is not in the way of a message' {
        Set-LyncTyping $c
        (Send-LyncMessage $c 'done typing' -PassThru).Status | Should -Be 'Sent'
    }

    It 'says ConversationEnded for a conversation that has ended' {
        Stop-LyncConversation $c
        Set-LyncTyping $c -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -Be 'ConversationEnded,LyncIM.Commands.SetLyncTypingCommand'
    }

    It 'refuses a duration of <seconds>' -ForEach @(
        @{ seconds = 0 }
        @{ seconds = -1 }
    ) {
        { Set-LyncTyping $c -Duration $seconds } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }

    It 'refuses -Off together with -Duration' {
        { Set-LyncTyping $c -Off -Duration 3 } | Should -Throw -ErrorId 'AmbiguousParameterSet*'
    }

    It 'does nothing with -WhatIf' {
        Set-LyncTyping $c -WhatIf -PassThru | Should -BeNullOrEmpty
    }
}
