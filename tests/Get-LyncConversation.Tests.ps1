BeforeAll {
    if (-not $env:LYNCIM_CLIENT) { $env:LYNCIM_CLIENT = 'Simulator' }
    Import-Module "$PSScriptRoot/../artifacts/LyncIM/LyncIM.psd1"
}

AfterAll {
    Remove-Module LyncIM
}

Describe 'Get-LyncConversation' {
    BeforeAll {
        Get-LyncConversation 3>$null | Stop-LyncConversation
        $null = Receive-LyncMessage
        $kim = Start-LyncConversation kim@contoso.com -Message 'hi'
        $lee = Start-LyncConversation lee@contoso.com
        $both = Start-LyncConversation kim@contoso.com, lee@contoso.com
    }

    It 'lists all that are open, in the order of their ids' {
        (Get-LyncConversation).Id | Should -Be @($kim.Id, $lee.Id, $both.Id)
    }

    It 'finds one by its id' {
        (Get-LyncConversation $lee.Id).Participants.SipAddress | Should -Be 'lee@contoso.com'
        (Get-LyncConversation -Id $kim.Id, $both.Id).Id | Should -Be @($kim.Id, $both.Id)
    }

    It 'says that there is none with an id' {
        Get-LyncConversation -Id 999999 -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'ConversationNotFound,*'
        $failed[0].TargetObject | Should -Be 999999
    }

    It 'finds those with a participant like <pattern>' -ForEach @(
        @{ pattern = 'lee@contoso.com' }
        @{ pattern = 'sip:lee@contoso.com' }
        @{ pattern = 'LEE*' }
    ) {
        (Get-LyncConversation -Participant $pattern).Id | Should -Be @($lee.Id, $both.Id)
    }

    It 'finds those in a state' {
        (Get-LyncConversation -State Active).Id | Should -Be $kim.Id
        (Get-LyncConversation -State Inactive).Id | Should -Be @($lee.Id, $both.Id)
        (Get-LyncConversation -State Active, Inactive) | Should -HaveCount 3
    }

    It 'gives the same live objects each time' {
        [object]::ReferenceEquals((Get-LyncConversation $kim.Id), $kim) | Should -BeTrue
    }

    It 'shows those that others start' {
        $c = Start-LyncConversation callback@contoso.com -Message 'call me'
        $message = Receive-LyncMessage -Wait -MaxMessages 1 -Timeout 10
        $message.Text | Should -Be 'call me'
        $message.Conversation.Id | Should -Not -Be $c.Id
        (Get-LyncConversation -Participant callback*).Id | Should -Contain $message.Conversation.Id
    }

    It 'keeps those that have ended only while messages in them are unread' {
        $c = Start-LyncConversation echo@contoso.com -Message 'bye'
        $answer = Receive-LyncMessage $c -Wait -Keep -MaxMessages 1 -Timeout 10
        Stop-LyncConversation $c
        (Get-LyncConversation).Id | Should -Not -Contain $c.Id
        (Get-LyncConversation -State Terminated).Id | Should -Contain $c.Id
        (Receive-LyncMessage $c).Text | Should -Be $answer.Text
        (Get-LyncConversation -State Terminated).Id | Should -Not -Contain $c.Id
    }
}
