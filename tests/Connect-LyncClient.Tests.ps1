BeforeAll {
    if (-not $env:LYNCIM_CLIENT) { $env:LYNCIM_CLIENT = 'Simulator' }
    Import-Module "$PSScriptRoot/../artifacts/LyncIM/LyncIM.psd1"
}

AfterAll {
    Remove-Module LyncIM
}

Describe 'Connect-LyncClient' {
    It 'says who is signed in' {
        $client = Connect-LyncClient
        $client | Should -BeOfType LyncIM.LyncClientInfo
        $client.State | Should -Be 'SignedIn'
        $client.Reason | Should -BeNullOrEmpty
        $client.SipAddress | Should -Be 'me@contoso.com'
        $client.Uri | Should -Be 'sip:me@contoso.com'
        $client.DisplayName | Should -Be 'Me Myself'
        $client.Kind | Should -Be $env:LYNCIM_CLIENT.Trim()
        $client.Source | Should -Not -BeNullOrEmpty
    }

    It 'can be called again' {
        (Connect-LyncClient).State | Should -Be 'SignedIn'
        (Connect-LyncClient -Timeout 5).State | Should -Be 'SignedIn'
    }

    It 'takes the one who is signed in for the one to sign in' {
        (Connect-LyncClient -SipAddress (Get-LyncClient).SipAddress).State | Should -Be 'SignedIn'
    }

    It 'names both where somebody else is signed in' {
        $message = try { Connect-LyncClient -SipAddress lee@contoso.com } catch { $_ }
        $message.FullyQualifiedErrorId | Should -BeLike 'SignInFailed,*'
        $message.CategoryInfo.Category | Should -Be 'AuthenticationError'
        $message.TargetObject | Should -Be 'lee@contoso.com'
        "$message" | Should -BeLike "*$((Get-LyncClient).SipAddress)*lee@contoso.com*"
    }

    # A server is signed in to with the credential; a desktop client is signed in already.
    It 'takes the address from the user name where that is one' -Skip:($env:LYNCIM_CLIENT -eq 'Server') {
        $password = [securestring]::new()
        'correct horse'.ToCharArray() | ForEach-Object { $password.AppendChar($_) }
        $credential = [pscredential]::new('lee@contoso.com', $password)
        $message = try { Connect-LyncClient -Credential $credential } catch { $_ }
        "$message" | Should -BeLike '*lee@contoso.com*'
        "$message $($message.Exception) $($message.ErrorDetails.RecommendedAction)" | Should -Not -Match 'correct horse'
    }

    It 'says that an address is missing where the user name is none' -Skip:($env:LYNCIM_CLIENT -eq 'Server') {
        $credential = [pscredential]::new('CONTOSO\lee', [securestring]::new())
        { Connect-LyncClient -Credential $credential } | Should -Throw
        $message = try { Connect-LyncClient -Credential $credential } catch { $_ }
        $message.FullyQualifiedErrorId | Should -BeLike 'MissingArgument,*'
        $message.ErrorDetails.RecommendedAction | Should -Match '-SipAddress'
    }

    It 'says what is wrong with the address' {
        $message = try { Connect-LyncClient -SipAddress lee } catch { $_ }
        $message.FullyQualifiedErrorId | Should -BeLike 'InvalidSipAddress,*'
    }

    It 'does nothing with -WhatIf' {
        Connect-LyncClient -WhatIf | Should -BeNullOrEmpty
    }
}

Describe 'Connect-LyncClient -AcceptIncoming' {
    BeforeEach {
        Get-LyncConversation 3>$null | Stop-LyncConversation
        $null = Receive-LyncMessage
    }

    It 'accepts what others start' {
        (Connect-LyncClient -AcceptIncoming).State | Should -Be 'SignedIn'
        Send-LyncMessage callback@contoso.com 'call me'
        $call = Receive-LyncMessage -Wait -MaxMessages 1 -Timeout 10
        $call.Text | Should -Be 'call me'
        for ($i = 0; $i -lt 1000 -and $call.Conversation.State -ne 'Active'; $i++) { [Threading.Thread]::Sleep(10) }
        $call.Conversation.State | Should -Be 'Active'
        (Connect-LyncClient -AcceptIncoming:$false).State | Should -Be 'SignedIn'
    }
}

Describe 'Get-LyncClient' {
    It 'says who is signed in' {
        $client = Get-LyncClient
        $client.State | Should -Be 'SignedIn'
        $client.SipAddress | Should -Be 'me@contoso.com'
    }
}

Describe 'Disconnect-LyncClient' {
    BeforeEach {
        $c = Start-LyncConversation kim@contoso.com 3>$null
    }

    It 'lets the client go; the next command finds it again' {
        Disconnect-LyncClient
        $c.State | Should -Be 'Terminated'
        (Send-LyncMessage kim@contoso.com 'hi' -PassThru).Status | Should -Be 'Sent'
    }

    It 'leaves the conversations open in a desktop client' -Skip:($env:LYNCIM_CLIENT -eq 'Server') {
        Disconnect-LyncClient
        (Get-LyncConversation -Participant kim*) | Should -Not -BeNullOrEmpty
    }

    It 'leaves a user signed in whom it has not signed in, and says so' {
        Disconnect-LyncClient -SignOut -WarningVariable warned -WarningAction SilentlyContinue
        "$warned" | Should -Match '-Force'
        (Get-LyncClient).State | Should -Be 'SignedIn'
    }

    It 'can be called again' {
        Disconnect-LyncClient
        Disconnect-LyncClient -ErrorVariable failed
        $failed | Should -BeNullOrEmpty
    }

    It 'does nothing with -WhatIf' {
        Disconnect-LyncClient -WhatIf
        Disconnect-LyncClient -SignOut -WhatIf
        $c.State | Should -Not -Be 'Terminated'
    }
}
