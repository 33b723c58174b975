BeforeAll {
    if (-not $env:LYNCIM_CLIENT) { $env:LYNCIM_CLIENT = 'Simulator' }
    Import-Module "$PSScriptRoot/../artifacts/LyncIM/LyncIM.psd1"

    # What somebody has said to us: the answer of an echo.
    function Receive-From($Person) {
        Send-LyncMessage $Person 'ping'
        Receive-LyncMessage -From $Person -Timeout 10 -MaxMessages 1
    }
}

AfterAll {
    Remove-Module LyncIM
}

Describe 'What people type from habit for conversations, times and clients' {
    BeforeEach {
        Get-LyncConversation 3>$null | Stop-LyncConversation
        $null = Receive-LyncMessage -IncludeSelf
    }

    Context 'for conversations' {
        It 'takes the number of one everywhere' {
            $c = Start-LyncConversation echo@contoso.com
            (Send-LyncMessage -Conversation $c.Id 'hi' -PassThru).Conversation.Id | Should -Be $c.Id
            (Send-LyncMessage $c.Id 'hi' -PassThru).Conversation.Id | Should -Be $c.Id
            (Receive-LyncMessage $c.Id -Timeout 10 -MaxMessages 2).Text | Should -Be @('echo: hi', 'echo: hi')
            (Get-LyncConversation $c.Id).Id | Should -Be $c.Id
            (Get-LyncConversation echo*).Id | Should -Be $c.Id
            Set-LyncTyping $c.Id
            Set-LyncTyping $c.Id -Off
            Add-LyncParticipant $c.Id kim@contoso.com
            $c.Participants.SipAddress | Should -Be @('echo@contoso.com', 'kim@contoso.com')
            Stop-LyncConversation $c.Id
            $c.State | Should -Be 'Terminated'
        }

        It 'adds somebody to a conversation that is piped in' {
            $c = Start-LyncConversation kim@contoso.com
            $c | Add-LyncParticipant lee@contoso.com
            $c.Participants.SipAddress | Should -Be @('kim@contoso.com', 'lee@contoso.com')
        }

        It 'says ConversationNotFound for a number that there is not' {
            Send-LyncMessage -Conversation 123456 'hi' -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed.FullyQualifiedErrorId | Should -BeLike 'ConversationNotFound,*'
            Stop-LyncConversation 123456 -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed.FullyQualifiedErrorId | Should -BeLike 'ConversationNotFound,*'
            Receive-LyncMessage 123456 -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed.FullyQualifiedErrorId | Should -BeLike 'ConversationNotFound,*'
            Get-LyncConversation 123456 -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed.FullyQualifiedErrorId | Should -BeLike 'ConversationNotFound,*'
            $failed[0].TargetObject | Should -Be 123456
        }

        It 'does not take the copy of a conversation for the conversation with its number' {
            $c = Start-LyncConversation kim@contoso.com
            $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($c))
            $result = $copy | Send-LyncMessage -Message 'hi' -PassThru -ErrorVariable failed -ErrorAction SilentlyContinue
            $result.Status | Should -Be 'Failed'
            $copy | Stop-LyncConversation -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed | Should -HaveCount 1
            Stop-LyncConversation $copy -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed.FullyQualifiedErrorId | Should -BeLike 'ConversationNotFound,*'
            $c.State | Should -Not -Be 'Terminated'
        }

        It 'takes the copy of a result, of a message and of a contact for whom they are about' {
            $serializer = [System.Management.Automation.PSSerializer]
            $result = $serializer::Deserialize($serializer::Serialize((Send-LyncMessage kim@contoso.com 'hi' -PassThru)))
            ($result | Send-LyncMessage -Message 'again' -PassThru).To | Should -Be 'kim@contoso.com'
            $message = $serializer::Deserialize($serializer::Serialize((Receive-From echo@contoso.com)))
            ($message | Send-LyncMessage -Message 'thanks' -PassThru).To | Should -Be 'echo@contoso.com'
            $message | Send-LyncMessage -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed.FullyQualifiedErrorId | Should -BeLike 'MissingArgument,*'
            $contact = $serializer::Deserialize($serializer::Serialize((Get-LyncContact lee@contoso.com)))
            ($contact | Send-LyncMessage -Message 'hi' -PassThru).To | Should -Be 'lee@contoso.com'
        }

        It 'sends the message, and then ends the conversation, with -EndConversation' {
            $c = Start-LyncConversation echo@contoso.com
            $results = 'one', 'two' | Send-LyncMessage -Conversation $c -EndConversation -PassThru
            $results.Status | Should -Be @('Sent', 'Sent')
            $c.State | Should -Be 'Terminated'
        }

        It 'says that <name> does not go with a conversation' -ForEach @(
            @{ name = 'Group'; option = @{ Group = $true } }
            @{ name = 'SkipUnavailable'; option = @{ SkipUnavailable = $true } }
            @{ name = 'WaitAvailable'; option = @{ WaitAvailable = 5 } }
            @{ name = 'AllowDuplicates'; option = @{ AllowDuplicates = $true } }
            @{ name = 'Subject'; option = @{ Subject = 'Tonight' } }
        ) {
            $c = Start-LyncConversation echo@contoso.com
            { Send-LyncMessage $c 'hi' @option } | Should -Throw "-$name does not go with a conversation*" -ErrorId 'MissingArgument,*'
            $c | Send-LyncMessage -Message 'hi' @option -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed.FullyQualifiedErrorId | Should -BeLike 'MissingArgument,*'
            Receive-LyncMessage -Timeout 0.3 | Should -BeNullOrEmpty
        }
    }

    Context 'for times' {
        It 'takes seconds, fractions of them and a TimeSpan, by any of the names' {
            $half = [timespan]::FromSeconds(0.5)
            (Send-LyncMessage kim@contoso.com 'hi' -Timeout 10.5 -PassThru).Status | Should -Be 'Sent'
            (Send-LyncMessage kim@contoso.com 'hi' -TimeoutSec 00:00:10 -Delay 0.1 -PassThru).Status | Should -Be 'Sent'
            (Send-LyncMessage kim@contoso.com 'hi' -TimeoutSeconds -1 -WaitAvailable $half -PassThru).Status | Should -Be 'Sent'
            Receive-LyncMessage -Timeout $half | Should -BeNullOrEmpty
            Set-LyncTyping (Start-LyncConversation kim@contoso.com) -Duration $half
        }

        It 'waits where Receive-LyncMessage has a time-out' {
            Send-LyncMessage echo@contoso.com 'hello'
            (Receive-LyncMessage -Timeout 10 -MaxMessages 1).Text | Should -Be 'echo: hello'
        }

        It 'keeps the messages apart by seconds' {
            $watch = [System.Diagnostics.Stopwatch]::StartNew()
            'kim@contoso.com', 'lee@contoso.com' | Send-LyncMessage 'hi there' -Delay 0.4
            $watch.Elapsed.TotalSeconds | Should -BeGreaterThan 0.39
        }

        It 'gives only what came after a message or a time' {
            $first = Receive-From echo@contoso.com
            Send-LyncMessage echo@contoso.com 'second'
            $null = Receive-LyncMessage -After $first -Timeout 10 -MaxMessages 1 -Keep
            (Receive-LyncMessage -After $first).Text | Should -Be 'echo: second'
            Send-LyncMessage echo@contoso.com 'third'
            $null = Receive-LyncMessage -Timeout 10 -MaxMessages 1 -Keep
            Receive-LyncMessage -After ([datetime]::Now.AddMinutes(1)) | Should -BeNullOrEmpty
            (Receive-LyncMessage -After ([datetime]::Now.AddMinutes(-1))).Text | Should -Be 'echo: third'
        }
    }

    Context 'for which client' {
        It 'refuses an empty server' {
            { Connect-LyncClient -Server '' } | Should -Throw -ErrorId 'MissingArgument,*'
        }

        It 'says which one it is' {
            (Get-LyncClient).Kind | Should -Be $env:LYNCIM_CLIENT.Trim()
        }

        It 'has a page for the help of <_>' -ForEach @(
            'Add-LyncParticipant', 'Connect-LyncClient', 'Find-LyncContact', 'Get-LyncGroupMember', 'Request-LyncReply', 'Send-LyncMessage', 'Set-LyncPresence'
        ) {
            (Get-Command $_).HelpUri | Should -BeLike 'https://*'
        }
    }
}
