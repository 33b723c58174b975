BeforeAll {
    if (-not $env:LYNCIM_CLIENT) { $env:LYNCIM_CLIENT = 'Simulator' }
    Import-Module "$PSScriptRoot/../artifacts/LyncIM/LyncIM.psd1"
}

AfterAll {
    Remove-Module LyncIM
}

Describe 'Request-LyncReply' {
    BeforeEach {
        Get-LyncConversation 3>$null | Stop-LyncConversation
        $null = Receive-LyncMessage -IncludeSelf
    }

    It 'gives the answer, and takes it out of the inbox' {
        $reply = Request-LyncReply yes@contoso.com 'May I restart SRV01?' -Choice Yes, No -Timeout 10
        $reply | Should -BeOfType LyncIM.LyncReply
        $reply.To | Should -Be 'yes@contoso.com'
        $reply.From | Should -Be 'yes@contoso.com'
        $reply.Question | Should -Be 'May I restart SRV01? (Yes / No)'
        $reply.Text | Should -Be 'yes'
        $reply.Choice | Should -BeExactly 'Yes'
        $reply.Elapsed | Should -BeGreaterThan 0
        $reply.Conversation.Participants.SipAddress | Should -Be 'yes@contoso.com'
        Receive-LyncMessage | Should -BeNullOrEmpty
    }

    It 'takes any answer where there are no choices' {
        $reply = Request-LyncReply echo@contoso.com 'How is it going?' -Timeout 10
        $reply.Text | Should -Be 'echo: How is it going?'
        $reply.Choice | Should -BeNullOrEmpty
    }

    It 'does not take what was said before for the answer' {
        Send-LyncMessage echo@contoso.com 'yes'
        $null = Receive-LyncMessage -Timeout 10 -MaxMessages 1 -Keep
        $reply = Request-LyncReply echo@contoso.com 'Now?' -Timeout 10
        $reply.Text | Should -Be 'echo: Now?'
        (Receive-LyncMessage).Text | Should -Be 'echo: yes'
    }

    It 'asks many side by side, each with a result or an error' {
        $replies = Request-LyncReply -To yes1@contoso.com, no1@contoso.com, kim@contoso.com, offline@contoso.com, 'nobody' 'Go?' -Choice Yes, No -Timeout 2 -ErrorVariable failed -ErrorAction SilentlyContinue
        $replies | Should -HaveCount 2
        $replies.Choice | Should -Contain 'Yes'
        $replies.Choice | Should -Contain 'No'
        $failed | Should -HaveCount 3
        foreach ($id in 'ReplyTimeout', 'RecipientUnavailable', 'InvalidSipAddress') {
            @($failed.FullyQualifiedErrorId -like "$id,*") | Should -HaveCount 1
        }
    }

    It 'says ReplyTimeout where nobody answers' {
        Request-LyncReply kim@contoso.com 'Go?' -Timeout 0.3 -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ReplyTimeout,*'
        $failed[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
        $failed[0].TargetObject | Should -Be 'kim@contoso.com'
        "$($failed[0])" | Should -Match 'kim@contoso.com'
    }

    It 'returns at the first answer with -Any, before the time of the others is over' {
        $reply = Request-LyncReply kim@contoso.com, yes2@contoso.com, lee@contoso.com 'Go?' -Any -Timeout 60 -ErrorVariable failed
        $reply.From | Should -Be 'yes2@contoso.com'
        $failed | Should -BeNullOrEmpty
    }

    It 'times out for each where nobody answers with -Any' {
        Request-LyncReply kim@contoso.com, lee@contoso.com 'Go?' -Any -Timeout 0.3 -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed | Should -HaveCount 2
        $failed.FullyQualifiedErrorId | Should -BeLike 'ReplyTimeout,*'
    }

    It 'tells the choices once more to somebody who has said something else, and waits on' {
        Request-LyncReply echo.a@contoso.com 'Which?' -Choice Red, Blue -Timeout 1 -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -BeLike 'ReplyTimeout,*'
        $said = @(Receive-LyncMessage -From echo.a@contoso.com)
        $said | Should -HaveCount 2
        $said[0].Text | Should -Be 'echo: Which? (Red / Blue)'
        $said[1].Text | Should -Match 'Red / Blue'
    }

    It 'asks everybody in a conversation, who may be given by number' {
        $c = Start-LyncConversation kim@contoso.com, yes3@contoso.com
        (Request-LyncReply $c 'Go?' -Timeout 10).From | Should -Be 'yes3@contoso.com'
        $reply = Request-LyncReply -Conversation $c.Id 'Go?' -Timeout 10
        $reply.From | Should -Be 'yes3@contoso.com'
        $reply.To | Should -Be 'kim@contoso.com; yes3@contoso.com'
    }

    It 'takes people from the pipeline, and a script block that asks each' {
        $records = [pscustomobject] @{ Name = 'Kim'; Mail = 'yes4@contoso.com' }, [pscustomobject] @{ Name = 'Lee'; Mail = 'no4@contoso.com' }
        $replies = $records | Request-LyncReply -Message { "Dear $($_.Name), go?" } -Timeout 10
        $replies | Should -HaveCount 2
        $replies.Question | Should -Contain 'Dear Lee, go?'
        ('yes5@contoso.com' | Request-LyncReply 'Shall we go?' -Timeout 10).Text | Should -Be 'yes'
    }

    It 'asks one person one thing after the other' {
        $replies = 'First?', 'Second?' | Request-LyncReply -To echo.b@contoso.com -Timeout 10
        $replies.Text | Should -Be @('echo: First?', 'echo: Second?')
    }

    It 'asks each person once' {
        Request-LyncReply echo.c@contoso.com, 'sip:ECHO.C@contoso.com' 'Go?' -Timeout 10 | Should -HaveCount 1
        'echo.d@contoso.com', 'Echo <echo.d@contoso.com>' | Request-LyncReply 'Shall we?' -Timeout 10 | Should -HaveCount 1
    }

    It 'passes on who has answered' {
        $reply = Request-LyncReply yes6@contoso.com 'Go?' -Timeout 10
        ($reply | Send-LyncMessage 'Thank you' -PassThru).To | Should -Be 'yes6@contoso.com'
        $reply | Send-LyncMessage -ErrorVariable failed -ErrorAction SilentlyContinue
        $failed.FullyQualifiedErrorId | Should -BeLike 'MissingArgument,*'
    }

    It 'asks nobody with -WhatIf, and needs a question' {
        Request-LyncReply yes@contoso.com 'Go?' -WhatIf | Should -BeNullOrEmpty
        { Request-LyncReply yes@contoso.com } | Should -Throw -ErrorId 'MissingArgument,*'
        { Request-LyncReply -Message 'Go?' } | Should -Throw -ErrorId 'MissingArgument,*'
        @(Get-LyncConversation) | Should -HaveCount 0
    }
}
