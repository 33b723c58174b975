BeforeAll {
    if (-not $env:LYNCIM_CLIENT) { $env:LYNCIM_CLIENT = 'Simulator' }
    Import-Module "$PSScriptRoot/../artifacts/LyncIM/LyncIM.psd1"

    # Sends one message to each and waits until the answers have arrived, without taking them.
    function Send-AndWait([string[]] $To, [string] $Text) {
        $To | Send-LyncMessage -Message $Text -ThrottleLimit 1
        $null = Receive-LyncMessage -Wait -Keep -MaxMessages $To.Count -Timeout 10
    }
}

AfterAll {
    Remove-Module LyncIM
}

Describe 'Receive-LyncMessage' {
    BeforeEach {
        Get-LyncConversation 3>$null | Stop-LyncConversation
        $null = Receive-LyncMessage -IncludeSelf
    }

    It 'gives what has arrived, once' {
        Send-AndWait echo@contoso.com 'hello'
        $message = Receive-LyncMessage
        $message | Should -BeOfType LyncIM.LyncMessage
        $message.Text | Should -Be 'echo: hello'
        $message.From | Should -Be 'echo@contoso.com'
        $message.SenderName | Should -Not -BeNullOrEmpty
        $message.Direction | Should -Be 'Incoming'
        $message.Timestamp | Should -BeOfType datetime
        $message.Conversation.Participants.SipAddress | Should -Be 'echo@contoso.com'
        "$message" | Should -Be 'echo: hello'
        Receive-LyncMessage | Should -BeNullOrEmpty
    }

    It 'returns at once when nothing has arrived' {
        Receive-LyncMessage | Should -BeNullOrEmpty
    }

    It 'ends quietly when the time is over' {
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        Receive-LyncMessage -Wait -Timeout 0.3 -ErrorVariable failed | Should -BeNullOrEmpty
        $failed | Should -BeNullOrEmpty
        $watch.ElapsedMilliseconds | Should -BeGreaterThan 280
    }

    It 'reads <address>' -ForEach @(
        @{ address = 'echo@contoso.com'; format = 'PlainText' }
        @{ address = 'echo-html@contoso.com'; format = 'Html' }
        @{ address = 'echo-rtf@contoso.com'; format = 'RichText' }
    ) {
        Send-LyncMessage $address "a < b & c {d} \e`nnext"
        $message = Receive-LyncMessage -From $address -Wait -MaxMessages 1 -Timeout 10
        $message.Text | Should -BeExactly "echo: a < b & c {d} \e`nnext"
        "$($message.Contents.Keys)" | Should -Be $format
    }

    It 'leaves with -Keep what it gives' {
        Send-AndWait echo@contoso.com 'hello'
        (Receive-LyncMessage -Keep).Text | Should -Be 'echo: hello'
        (Receive-LyncMessage).Text | Should -Be 'echo: hello'
    }

    It 'gives no more than -MaxMessages' {
        Send-AndWait echo@contoso.com, echo.b@contoso.com 'hello'
        Receive-LyncMessage -MaxMessages 1 | Should -HaveCount 1
        Receive-LyncMessage | Should -HaveCount 1
    }

    It 'passes over other conversations, and loses nothing of them' {
        Send-AndWait echo.a@contoso.com, echo.b@contoso.com, echo.c@contoso.com 'hello'
        $b = Get-LyncConversation -Participant echo.b@contoso.com
        $b.UnreadCount | Should -Be 1
        (Receive-LyncMessage -Conversation $b).From | Should -Be 'echo.b@contoso.com'
        $b.UnreadCount | Should -Be 0
        (Receive-LyncMessage).From | Should -Be @('echo.a@contoso.com', 'echo.c@contoso.com')
    }

    It 'takes conversations from the pipeline' {
        Send-AndWait echo.a@contoso.com, echo.b@contoso.com 'hello'
        (Get-LyncConversation -Participant echo.a@contoso.com | Receive-LyncMessage).From | Should -Be 'echo.a@contoso.com'
        Get-LyncConversation -Participant nobody* | Receive-LyncMessage | Should -BeNullOrEmpty
        (Receive-LyncMessage).From | Should -Be 'echo.b@contoso.com'
    }

    It 'passes over other senders than <from>' -ForEach @(
        @{ from = 'echo.b@contoso.com' }
        @{ from = 'sip:echo.b@contoso.com' }
        @{ from = '*.b@*' }
    ) {
        Send-AndWait echo.a@contoso.com, echo.b@contoso.com 'hello'
        (Receive-LyncMessage -From $from).From | Should -Be 'echo.b@contoso.com'
        (Receive-LyncMessage).From | Should -Be 'echo.a@contoso.com'
    }

    It 'gives the local user''s own messages only with -IncludeSelf' {
        Send-AndWait echo@contoso.com 'hello'
        $both = Receive-LyncMessage -IncludeSelf
        $both.Text | Should -Be @('hello', 'echo: hello')
        $both.Direction | Should -Be @('Outgoing', 'Incoming')
        $both[0].From | Should -Be (Get-LyncClient).SipAddress
        Receive-LyncMessage -IncludeSelf | Should -BeNullOrEmpty
    }

    It 'keeps the local user''s own messages when they are not asked for' {
        Send-AndWait echo@contoso.com 'hello'
        (Receive-LyncMessage).Direction | Should -Be 'Incoming'
        (Receive-LyncMessage -IncludeSelf).Direction | Should -Be 'Outgoing'
    }

    It 'answers in a loop' {
        Send-LyncMessage callback@contoso.com 'ping'
        Receive-LyncMessage -Wait -MaxMessages 1 -Timeout 10 | ForEach-Object {
            (Send-LyncMessage $_.Conversation "you said: $($_.Text)" -PassThru).Status | Should -Be 'Sent'
            $_.Text | Should -Be 'ping'
        }
    }

    It 'ends by itself when the conversations that it waits for have ended' {
        $c = Start-LyncConversation kim@contoso.com
        Stop-LyncConversation $c
        Receive-LyncMessage $c -Wait | Should -BeNullOrEmpty
    }

    It 'does not take a string for a conversation' {
        { Receive-LyncMessage -Conversation 'kim' } | Should -Throw -ErrorId 'CannotConvertArgumentNoMessage*'
    }

    It 'refuses to give fewer than one message' {
        { Receive-LyncMessage -MaxMessages 0 } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }
}
