BeforeAll {
    if (-not $env:LYNCIM_CLIENT) { $env:LYNCIM_CLIENT = 'Simulator' }
    Import-Module "$PSScriptRoot/../artifacts/LyncIM/LyncIM.psd1"

    # What a one-liner would receive within a few seconds.
    function Receive-One($Conversation) {
        Receive-LyncMessage -Conversation $Conversation -Wait -MaxMessages 1 -Timeout 10
    }
}

AfterAll {
    Remove-Module LyncIM
}

Describe 'Send-LyncMessage' {
    BeforeEach {
        Get-LyncConversation 3>$null | Stop-LyncConversation
        $null = Receive-LyncMessage
    }

    Context 'to a group' {
        It 'makes one conversation of all recipients' {
            $result = Send-LyncMessage -To kim@contoso.com, lee@contoso.com 'hi' -Group -PassThru
            $result | Should -HaveCount 1
            $result.To | Should -Be 'kim@contoso.com; lee@contoso.com'
            $result.Conversation.Participants.SipAddress | Should -Be @('kim@contoso.com', 'lee@contoso.com')
            $result.Conversation.Type | Should -Be 'Conference'
        }

        It 'makes one conversation of all records of the pipeline, each person once' {
            $records = 'kim@contoso.com', [pscustomobject]@{ Mail = 'lee@contoso.com' }, 'KIM@contoso.com'
            $result = $records | Send-LyncMessage -Message 'hi' -Group -PassThru
            $result | Should -HaveCount 1
            $result.Conversation.Participants | Should -HaveCount 2
        }

        It 'sends all messages of the pipeline to one group' {
            $results = 'one', 'two' | Send-LyncMessage -To kim@contoso.com, echo@contoso.com -Group -PassThru
            $results | Should -HaveCount 2
            $results[0].Conversation.Id | Should -Be $results[1].Conversation.Id
            $answers = Receive-LyncMessage $results[0].Conversation -Wait -MaxMessages 2 -Timeout 10
            $answers.Text | Should -Be @('echo: one', 'echo: two')
        }

        It 'sends nothing where an address is malformed' {
            Send-LyncMessage -To kim@contoso.com, nobody 'hi' -Group -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed | Should -HaveCount 1
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidSipAddress,*'
            @(Get-LyncConversation) | Should -HaveCount 0
        }

        It 'ends with -EndConversation what it has opened, after the last message' {
            $results = 'one', 'two' | Send-LyncMessage -To kim@contoso.com, lee@contoso.com -Group -EndConversation -PassThru
            $results.Status | Should -Be @('Sent', 'Sent')
            $results[0].Conversation.State | Should -Be 'Terminated'
        }

        It 'does nothing with -WhatIf' {
            Send-LyncMessage -To kim@contoso.com, lee@contoso.com 'hi' -Group -WhatIf | Should -BeNullOrEmpty
            @(Get-LyncConversation) | Should -HaveCount 0
        }
    }

    Context 'to people' {
        It 'is a one-liner that says nothing when all is well' {
            Send-LyncMessage kim@contoso.com 'Backup finished' -ErrorVariable failed | Should -BeNullOrEmpty
            $failed | Should -BeNullOrEmpty
        }

        It 'tells with -PassThru what became of the message' {
            $result = Send-LyncMessage kim@contoso.com 'Backup finished' -PassThru
            $result | Should -BeOfType LyncIM.LyncSendResult
            $result.Status | Should -Be 'Sent'
            $result.To | Should -Be 'kim@contoso.com'
            $result.Format | Should -Be 'PlainText'
            $result.ErrorId | Should -BeNullOrEmpty
            $result.Conversation.Participants.SipAddress | Should -Be 'kim@contoso.com'
        }

        It 'takes <address>' -ForEach @(
            @{ address = 'sip:kim@contoso.com' }
            @{ address = 'SIP:Kim@Contoso.COM' }
            @{ address = '  kim@contoso.com ' }
        ) {
            (Send-LyncMessage $address 'hi' -PassThru).To | Should -Be 'kim@contoso.com'
        }

        It 'sends each of several people a private message' {
            $results = Send-LyncMessage -To kim@contoso.com, lee@contoso.com 'hi' -PassThru -ThrottleLimit 1
            $results.To | Should -Be @('kim@contoso.com', 'lee@contoso.com')
            $results[0].Conversation.Id | Should -Not -Be $results[1].Conversation.Id
        }

        It 'uses the conversation that is open with a person' {
            $conversation = Start-LyncConversation kim@contoso.com
            (Send-LyncMessage kim@contoso.com 'hi' -PassThru).Conversation.Id | Should -Be $conversation.Id
            @(Get-LyncConversation) | Should -HaveCount 1
        }

        It 'ends with -EndConversation what it has opened' {
            $result = Send-LyncMessage kim@contoso.com 'hi' -EndConversation -PassThru
            $result.Status | Should -Be 'Sent'
            $result.Conversation.State | Should -Be 'Terminated'
        }

        It 'leaves alone with -EndConversation what was open before' {
            $conversation = Start-LyncConversation kim@contoso.com
            Send-LyncMessage kim@contoso.com 'hi' -EndConversation
            $conversation.State | Should -Be 'Active'
        }
    }

    Context 'in a conversation' {
        It 'is heard there' {
            $c = Start-LyncConversation echo@contoso.com -Subject 'Tonight'
            Send-LyncMessage $c 'hello'
            (Receive-One $c).Text | Should -Be 'echo: hello'
        }

        It 'reaches everybody in a group' {
            $c = Start-LyncConversation echo@contoso.com, echo.two@contoso.com
            Send-LyncMessage $c 'hello'
            $answers = Receive-LyncMessage $c -Wait -MaxMessages 2 -Timeout 10
            $answers.From | Should -Contain 'echo@contoso.com'
            $answers.From | Should -Contain 'echo.two@contoso.com'
        }

        It 'does not take a string for a conversation' {
            { Send-LyncMessage -Conversation '1' 'hello' } | Should -Throw -ErrorId 'CannotConvertArgumentNoMessage*'
        }

        It 'keeps the order of the messages' {
            $c = Start-LyncConversation echo@contoso.com
            1..20 | ForEach-Object { "message $_" } | Send-LyncMessage -Conversation $c
            $answers = Receive-LyncMessage $c -Wait -MaxMessages 20 -Timeout 20
            $answers.Text | Should -Be (1..20 | ForEach-Object { "echo: message $_" })
        }
    }

    Context 'from the pipeline' {
        It 'takes messages, with the recipient on the command line' {
            $results = 'line one', 'line two' | Send-LyncMessage -To kim@contoso.com -PassThru
            $results | Should -HaveCount 2
            $results.To | Should -Be @('kim@contoso.com', 'kim@contoso.com')
        }

        It 'takes messages, with the recipient by position' {
            ('line one' | Send-LyncMessage kim@contoso.com -PassThru).To | Should -Be 'kim@contoso.com'
        }

        It 'takes recipients, with the message on the command line' {
            $results = 'kim@contoso.com', 'lee@contoso.com' | Send-LyncMessage -Message 'Patching starts at 22:00' -PassThru -ThrottleLimit 1
            $results.To | Should -Be @('kim@contoso.com', 'lee@contoso.com')
        }

        It 'takes a conversation, with the message by position' {
            $c = Start-LyncConversation echo@contoso.com
            $result = $c | Send-LyncMessage 'again' -PassThru
            $result.Conversation.Id | Should -Be $c.Id
            (Receive-One $c).Text | Should -Be 'echo: again'
        }

        It 'takes a conversation, with the message by name' {
            $c = Start-LyncConversation echo@contoso.com
            $c | Send-LyncMessage -Message 'again'
            (Receive-One $c).Text | Should -Be 'echo: again'
        }

        It 'answers a received message' {
            $c = Start-LyncConversation echo@contoso.com -Message 'first'
            Receive-One $c | Send-LyncMessage 'second'
            (Receive-One $c).Text | Should -Be 'echo: second'
        }

        It 'takes records with the column <column>' -ForEach @(
            @{ column = 'To' }
            @{ column = 'Recipient' }
            @{ column = 'SipAddress' }
            @{ column = 'Uri' }
            @{ column = 'Mail' }
            @{ column = 'EmailAddress' }
            @{ column = 'UserPrincipalName' }
            @{ column = 'msRTCSIP-PrimaryUserAddress' }
        ) {
            $record = [pscustomobject]@{ Name = 'Kim'; $column = 'sip:kim@contoso.com' }
            ($record | Send-LyncMessage -Message 'hi' -PassThru).To | Should -Be 'kim@contoso.com'
            ($record | Send-LyncMessage 'hi there' -PassThru).To | Should -Be 'kim@contoso.com'
        }

        It 'takes the first address that a record has' {
            $user = [pscustomobject]@{ Mail = $null; EmailAddress = ''; UserPrincipalName = 'kim@contoso.com' }
            ($user | Send-LyncMessage -Message 'hi' -PassThru).To | Should -Be 'kim@contoso.com'
        }

        It 'takes records with a message each' {
            $records = [pscustomobject]@{ To = 'kim@contoso.com'; Message = 'one' }, [pscustomobject]@{ To = 'lee@contoso.com'; Message = 'two' }
            ($records | Send-LyncMessage -PassThru -ThrottleLimit 1).To | Should -Be @('kim@contoso.com', 'lee@contoso.com')
        }

        It 'takes script blocks that work out the recipient and the message' {
            $record = [pscustomobject]@{ Name = 'echo' }
            $result = $record | Send-LyncMessage -To { "$($_.Name)@contoso.com" } -Message { "Dear $($_.Name)" } -PassThru
            $result.To | Should -Be 'echo@contoso.com'
            (Receive-One $result.Conversation).Text | Should -Be 'echo: Dear echo'
        }

        It 'takes a script block that makes a message of each piped text' {
            $c = Start-LyncConversation echo@contoso.com
            'Kim' | Send-LyncMessage -To echo@contoso.com -Message { "Dear $_" }
            (Receive-One $c).Text | Should -Be 'echo: Dear Kim'
        }

        It 'does not take an address for a message when records bring the recipients' {
            $record = [pscustomobject]@{ SipAddress = 'kim@contoso.com' }
            $record | Send-LyncMessage lee@contoso.com -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed.FullyQualifiedErrorId | Should -BeLike 'MissingArgument*'
        }

        It 'goes on behind a bad record' {
            $results = 'kim@contoso.com', 'nobody', 'lee@contoso.com' |
                Send-LyncMessage -Message 'hi' -PassThru -ThrottleLimit 1 -ErrorAction SilentlyContinue
            $results.Status | Should -Be @('Sent', 'Failed', 'Sent')
        }
    }
}
