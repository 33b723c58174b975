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

Describe 'What people type from habit' {
    BeforeEach {
        Get-LyncConversation 3>$null | Stop-LyncConversation
        $null = Receive-LyncMessage -IncludeSelf
    }

    Context 'for people' {
        It 'takes <given> as one person' -ForEach @(
            @{ given = 'kim@contoso.com' }
            @{ given = 'sip:kim@contoso.com' }
            @{ given = 'Kim Akers <kim@contoso.com>' }
            @{ given = '"Akers, Kim" <SIP:Kim@contoso.com>' }
        ) {
            (Send-LyncMessage $given 'hi' -PassThru).To | Should -Be 'kim@contoso.com'
            ($given | Send-LyncMessage -Message 'hi there' -PassThru).To | Should -Be 'kim@contoso.com'
            (Start-LyncConversation $given).Participants.SipAddress | Should -Be 'kim@contoso.com'
        }

        It 'takes several people in one string, divided by semicolons' {
            $results = Send-LyncMessage 'kim@contoso.com; Lee <lee@contoso.com>;' 'hi' -PassThru -ThrottleLimit 1
            $results.To | Should -Be @('kim@contoso.com', 'lee@contoso.com')
            $results[0].Conversation.Id | Should -Not -Be $results[1].Conversation.Id
        }

        It 'takes an object with the property <name>' -ForEach @(
            @{ name = 'To' }, @{ name = 'Recipient' }, @{ name = 'SipAddress' }, @{ name = 'Uri' }, @{ name = 'SipUri' }
            @{ name = 'SignInName' }, @{ name = 'mail' }, @{ name = 'Email' }, @{ name = 'EmailAddress' }, @{ name = 'PrimarySmtpAddress' }
            @{ name = 'UserPrincipalName' }, @{ name = 'UPN' }, @{ name = 'msRTCSIP-PrimaryUserAddress' }
        ) {
            $record = [pscustomobject] @{ Name = 'Kim'; $name = 'sip:kim@contoso.com' }
            ($record | Send-LyncMessage -Message 'hi' -PassThru).To | Should -Be 'kim@contoso.com'
            (Send-LyncMessage -To $record 'hi there' -PassThru).To | Should -Be 'kim@contoso.com'
            ($record | Start-LyncConversation).Participants.SipAddress | Should -Be 'kim@contoso.com'
            ($record | Get-LyncContact).SipAddress | Should -Be 'kim@contoso.com'
        }

        It 'takes the SIP address among the proxy addresses of a directory' {
            $user = [pscustomobject] @{ proxyAddresses = @('smtp:k.akers@contoso.com', 'SMTP:kim.akers@contoso.com', 'sip:kim@contoso.com') }
            ($user | Send-LyncMessage -Message 'hi' -PassThru).To | Should -Be 'kim@contoso.com'
        }

        It 'sends a lone text to the addresses that are piped in' {
            $results = 'kim@contoso.com', 'lee@contoso.com' | Send-LyncMessage 'hi there' -PassThru -ThrottleLimit 1
            $results.To | Should -Be @('kim@contoso.com', 'lee@contoso.com')
            $results.Message | Should -Be @('hi there', 'hi there')
        }

        It 'sends an address that is piped in as text where -To is given' {
            (('lee@contoso.com' | Send-LyncMessage -To kim@contoso.com -PassThru).Message) | Should -Be 'lee@contoso.com'
        }

        It 'says that a lone mistyped address is none' {
            'lee@contoso.com' | Send-LyncMessage 'kim contoso.com' -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed.FullyQualifiedErrorId | Should -BeLike 'InvalidSipAddress,*'
            $failed[0].TargetObject | Should -Be 'kim contoso.com'
            @(Get-LyncConversation) | Should -HaveCount 0
        }

        It 'names the command that finds an address where a name was given' {
            Send-LyncMessage 'Kim Akers' 'hi' -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidSipAddress,*'
            $failed[0].ErrorDetails.RecommendedAction | Should -Match 'Find-LyncContact'
        }
    }

    Context 'never makes a recipient of what is none' {
        It 'refuses <what>, names what was looked for, and sends nothing' -ForEach @(
            @{ what = 'a number'; given = 3 }
            @{ what = 'a file'; given = [System.IO.FileInfo]::new('kim@contoso.com') }
            @{ what = 'a record without an address'; given = [pscustomobject] @{ Name = 'kim@contoso.com' } }
            @{ what = 'an exception'; given = [System.Exception]::new('kim@contoso.com') }
        ) {
            $result = $given | Send-LyncMessage -Message 'hi' -PassThru -ErrorVariable failed -ErrorAction SilentlyContinue
            $result.Status | Should -Be 'Failed'
            $result.ErrorId | Should -Be 'MissingArgument'
            $failed | Should -HaveCount 1
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'MissingArgument,*'
            $failed[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
            "$($failed[0])" | Should -Match 'SipAddress'
            $given | Start-LyncConversation -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
            @(Get-LyncConversation) | Should -HaveCount 0
        }

        It 'refuses a hashtable' {
            @{ To = 'kim@contoso.com' } | Send-LyncMessage -Message 'hi' -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed.FullyQualifiedErrorId | Should -BeLike 'MissingArgument,*'
            Send-LyncMessage @{ To = 'kim@contoso.com' } 'hi' -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed.FullyQualifiedErrorId | Should -BeLike 'MissingArgument,*'
            @(Get-LyncConversation) | Should -HaveCount 0
        }

        It 'refuses as text what is none' {
            $record = [pscustomobject] @{ Name = 'Kim' }
            3, $record, { Get-Date } | Send-LyncMessage -To kim@contoso.com -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed | Should -HaveCount 3
            $failed.FullyQualifiedErrorId | Should -BeLike 'MissingArgument,*'
            @(Get-LyncConversation) | Should -HaveCount 0
        }

        It 'takes a received message for who sent it, whatever it says' {
            $message = Receive-From echo@contoso.com
            ($message | Send-LyncMessage 'thanks' -PassThru).To | Should -Be 'echo@contoso.com'
            ($message | Start-LyncConversation).Participants.SipAddress | Should -Be 'echo@contoso.com'
            $c = Start-LyncConversation kim@contoso.com
            $message | Add-LyncParticipant $c
            $c.Participants.SipAddress | Should -Be @('kim@contoso.com', 'echo@contoso.com')
        }

        It 'does not send back what somebody has written' {
            $message = Receive-From echo@contoso.com
            $message | Send-LyncMessage -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed.FullyQualifiedErrorId | Should -BeLike 'MissingArgument,*'
            { Send-LyncMessage kim@contoso.com -Message $message } | Should -Throw -ErrorId 'MissingArgument,*'
            Receive-LyncMessage -Timeout 0.3 | Should -BeNullOrEmpty
        }

        It 'says that you cannot send a message to yourself' {
            $me = (Get-LyncClient).SipAddress
            $result = Send-LyncMessage $me 'hi' -PassThru -ErrorVariable failed -ErrorAction SilentlyContinue
            $result.ErrorId | Should -Be 'MissingArgument'
            "$($failed[0])" | Should -Match 'You cannot send a message to yourself'
            @(Get-LyncConversation) | Should -HaveCount 0
        }
    }

    Context 'for text' {
        It 'makes one message of several lines' {
            $c = Start-LyncConversation echo@contoso.com
            (Send-LyncMessage $c -Message 'one', 'two' -PassThru).Message | Should -Be "one`ntwo"
            (Receive-LyncMessage $c -Timeout 10 -MaxMessages 1).Text | Should -Be "echo: one`ntwo"
        }

        It 'takes -Body and -Text' {
            (Send-LyncMessage kim@contoso.com -Body 'hi' -PassThru).Message | Should -Be 'hi'
            (Send-LyncMessage kim@contoso.com -Text 'hi' -PassThru).Message | Should -Be 'hi'
        }

        It 'evaluates a script block for each record' {
            $records = [pscustomobject] @{ Name = 'Kim'; Mail = 'kim@contoso.com' }, [pscustomobject] @{ Name = 'Lee'; Mail = 'lee@contoso.com' }
            $results = $records | Send-LyncMessage -Message { "Hi $($_.Name)" } -PassThru -ThrottleLimit 1
            $results.Message | Should -Be @('Hi Kim', 'Hi Lee')
            $records[0] | Start-LyncConversation -Message { "Hi $($_.Name)" } -ErrorVariable failed | Should -HaveCount 1
            $failed | Should -BeNullOrEmpty
        }

        It 'never sends the text of a script block' {
            { Send-LyncMessage kim@contoso.com -Message { "Hi $($_.Name)" } } | Should -Throw
            { Send-LyncMessage kim@contoso.com -Message @({ 'Hi' }, 'there') } | Should -Throw -ErrorId 'MissingArgument,*'
            { Start-LyncConversation kim@contoso.com -Message { 'Hi' } } | Should -Throw
            { Request-LyncReply kim@contoso.com { 'Hi' } } | Should -Throw
            @(Get-LyncConversation) | Should -HaveCount 0
        }

        It 'starts the conversation with -Subject' {
            (Send-LyncMessage kim@contoso.com 'hi' -Subject 'Tonight' -PassThru).Conversation.Subject | Should -Be 'Tonight'
        }

        It 'takes the property <name> of a record for its message' -ForEach @(@{ name = 'Message' }, @{ name = 'Body' }, @{ name = 'Text' }) {
            $record = [pscustomobject] @{ Mail = 'kim@contoso.com'; $name = 'hello' }
            ($record | Send-LyncMessage -PassThru).Message | Should -Be 'hello'
        }
    }

    Context 'gives every record one result' {
        It 'for blank cells, missing columns and malformed addresses' {
            $records = @(
                [pscustomobject] @{ Mail = 'kim@contoso.com' }
                [pscustomobject] @{ Mail = '' }
                [pscustomobject] @{ Mail = '   ' }
                [pscustomobject] @{ Town = 'Oslo' }
                [pscustomobject] @{ Mail = 'lee contoso.com' }
            )
            $results = $records | Send-LyncMessage -Message 'hi' -PassThru -ThrottleLimit 1 -ErrorVariable failed -ErrorAction SilentlyContinue
            $results.Status | Should -Be @('Sent', 'Failed', 'Failed', 'Failed', 'Failed')
            $results[1..4].ErrorId | Should -Be @('MissingArgument', 'MissingArgument', 'MissingArgument', 'InvalidSipAddress')
            $failed | Should -HaveCount 4
            foreach ($i in 0..3) {
                [object]::ReferenceEquals($failed[$i].TargetObject, $records[$i + 1]) | Should -BeTrue
                $results[$i + 1].Reason | Should -Be "$($failed[$i].Exception.Message)"
            }
        }

        It 'says that an empty list is one, and says nothing of an empty pipeline' {
            { Send-LyncMessage @() 'hi' } | Should -Throw -ErrorId 'MissingArgument,*'
            { Send-LyncMessage $null 'hi' } | Should -Throw -ErrorId 'MissingArgument,*'
            @() | Send-LyncMessage -Message 'hi' -ErrorVariable failed
            $failed | Should -BeNullOrEmpty
        }

        It 'says why, in words that name the recipient' {
            $result = Send-LyncMessage offline@contoso.com 'hi' -PassThru -ErrorVariable failed -ErrorAction SilentlyContinue
            $result.Reason | Should -Match 'offline@contoso.com'
            $result.ErrorId | Should -Be 'RecipientUnavailable'
            $failed[0].Exception.Message | Should -Be $result.Reason
            $skipped = Send-LyncMessage offline@contoso.com 'hi' -SkipUnavailable -PassThru
            $skipped.Status | Should -Be 'Skipped'
            $skipped.Reason | Should -Match 'Offline'
            $skipped.ErrorId | Should -BeNullOrEmpty
        }

        It 'warns once at the end where some of several were not reached' {
            'kim@contoso.com', 'offline@contoso.com' | Send-LyncMessage 'hi there' -WarningVariable warned -WarningAction SilentlyContinue -ErrorAction SilentlyContinue
            $warned | Should -HaveCount 1
            "$warned" | Should -Match '1 of 2'
            Send-LyncMessage offline@contoso.com 'hi' -WarningVariable warned -ErrorAction SilentlyContinue
            $warned | Should -BeNullOrEmpty
        }

        It 'tries those again who were not reached' {
            $results = 'kim@contoso.com', 'offline@contoso.com' | Send-LyncMessage 'first try' -EndConversation -PassThru -ErrorAction SilentlyContinue
            $again = $results | Where-Object Status -ne Sent | Send-LyncMessage -Message 'again' -PassThru -ErrorAction SilentlyContinue
            $again.To | Should -Be 'offline@contoso.com'
            $again.Message | Should -Be 'again'
            $sent = $results | Where-Object Status -eq Sent | Send-LyncMessage -Message 'more' -PassThru
            $sent.Status | Should -Be 'Sent'
        }
    }
}
