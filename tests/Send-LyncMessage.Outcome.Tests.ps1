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

Describe 'Send-LyncMessage and what becomes of the message' {
    BeforeEach {
        Get-LyncConversation 3>$null | Stop-LyncConversation
        $null = Receive-LyncMessage
    }

    Context 'when it fails' {
        It 'says <id> for <address>' -ForEach @(
            @{ address = 'offline@contoso.com'; id = 'RecipientUnavailable'; category = 'ResourceUnavailable'; status = 480 }
            @{ address = 'dnd@contoso.com'; id = 'RecipientUnavailable'; category = 'ResourceUnavailable'; status = 480 }
            @{ address = 'unknown@contoso.com'; id = 'RecipientNotFound'; category = 'ObjectNotFound'; status = 404 }
            @{ address = 'decline@contoso.com'; id = 'RecipientDeclined'; category = 'PermissionDenied'; status = 603 }
            @{ address = 'flaky1.a@contoso.com'; id = 'LyncFailure'; category = 'NotSpecified'; status = 504 }
        ) {
            $result = Send-LyncMessage $address 'hi' -PassThru -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed | Should -HaveCount 1
            $failed[0].FullyQualifiedErrorId | Should -Be "$id,LyncIM.Commands.SendLyncMessageCommand"
            $failed[0].CategoryInfo.Category | Should -Be $category
            $failed[0].TargetObject | Should -Be $address
            $failed[0].ErrorDetails.RecommendedAction | Should -Not -BeNullOrEmpty
            $failed[0].Exception.SipStatus | Should -Be $status
            "$($failed[0])" | Should -Match "$address.*SIP $status"
            $result.Status | Should -Be 'Failed'
            $result.ErrorId | Should -Be $id
            $result.SipStatus | Should -Be $status
        }

        It 'succeeds with a flaky contact the next time' {
            Send-LyncMessage flaky1.b@contoso.com 'hi' -ErrorAction SilentlyContinue
            (Send-LyncMessage flaky1.b@contoso.com 'hi' -PassThru).Status | Should -Be 'Sent'
        }

        It 'gives up a send that never completes' {
            $result = Send-LyncMessage never@contoso.com 'hi' -Timeout 0.5 -PassThru -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'SendTimeout,*'
            $failed[0].CategoryInfo.Category | Should -Be 'OperationTimeout'
            $result.ErrorId | Should -Be 'SendTimeout'
        }

        It 'waits for a slow one' {
            $result = Send-LyncMessage delay300@contoso.com 'hi' -PassThru
            $result.Status | Should -Be 'Sent'
            $result.Duration | Should -BeGreaterThan 0.29
        }

        It 'says InvalidSipAddress for what is no address' {
            Send-LyncMessage 'not an address' 'hi' -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'InvalidSipAddress,*'
            $failed[0].CategoryInfo.Category | Should -Be 'InvalidArgument'
            $failed[0].TargetObject | Should -Be 'not an address'
        }

        It 'says ConversationEnded for a conversation that has ended' {
            $c = Start-LyncConversation kim@contoso.com
            Stop-LyncConversation $c
            Send-LyncMessage $c 'hi' -ErrorVariable failed -ErrorAction SilentlyContinue
            $failed[0].FullyQualifiedErrorId | Should -BeLike 'ConversationEnded,*'
            $failed[0].CategoryInfo.Category | Should -Be 'InvalidOperation'
            $failed[0].TargetObject.Id | Should -Be $c.Id
        }

        It 'needs a message' {
            { Send-LyncMessage kim@contoso.com } | Should -Throw -ErrorId 'MissingArgument*'
            { Send-LyncMessage kim@contoso.com '' } | Should -Throw -ErrorId 'MissingArgument*'
            { Send-LyncMessage -Message 'hi' } | Should -Throw -ErrorId 'MissingArgument*'
        }

        It 'refuses a time-out of <seconds>' -ForEach @(
            @{ seconds = 0 }
            @{ seconds = -2 }
            @{ seconds = [double]::NaN }
            @{ seconds = 1e12 }
        ) {
            { Send-LyncMessage kim@contoso.com 'hi' -Timeout $seconds } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
        }
    }

    Context 'in formats' {
        # A server takes one format at a time, and no RTF.
        It 'sends <format>' -Skip:($env:LYNCIM_CLIENT -eq 'Server') -ForEach @(
            @{ format = 'Html'; body = '<b>bold</b> &amp; <i>more</i>'; text = 'bold & more' }
            @{ format = 'RichText'; body = '{\rtf1\ansi bold \b and\b0  more}'; text = 'bold and more' }
            @{ format = 'RichText'; body = 'no RTF at all: {}'; text = 'no RTF at all: {}' }
        ) {
            $result = Send-LyncMessage echo@contoso.com $body -Format $format -PassThru
            $result.Format | Should -Be $format
            (Receive-One $result.Conversation).Text | Should -Be "echo: $text"
        }

        It 'falls back to plain text, with a warning, where <format> cannot be shown' -ForEach @(
            @{ format = 'Html' }
            @{ format = 'RichText' }
        ) {
            $result = Send-LyncMessage plain@contoso.com 'hi' -Format $format -PassThru -WarningVariable warned -WarningAction SilentlyContinue
            $result.Status | Should -Be 'Sent'
            $result.Format | Should -Be 'PlainText'
            $warned | Should -HaveCount 1
            "$warned" | Should -Match 'plain text'
        }

        It 'does not send what can only be received' {
            { Send-LyncMessage kim@contoso.com 'hi' -Format Gif } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
        }
    }

    Context 'with -WhatIf' {
        It 'sends nothing and opens nothing' {
            Send-LyncMessage kim@contoso.com 'hi' -WhatIf -PassThru | Should -BeNullOrEmpty
            @(Get-LyncConversation) | Should -HaveCount 0
        }
    }
}
