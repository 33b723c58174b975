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
        $client.SdkVersion | Should -Be ([version]'15.0.0.0')
    }

    It 'can be called again' {
        (Connect-LyncClient).State | Should -Be 'SignedIn'
        (Connect-LyncClient -Timeout 5).State | Should -Be 'SignedIn'
    }

    It 'does nothing with -WhatIf' {
        Connect-LyncClient -WhatIf | Should -BeNullOrEmpty
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

    It 'leaves the conversations open in Lync' {
        Disconnect-LyncClient
        (Get-LyncConversation -Participant kim*) | Should -Not -BeNullOrEmpty
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
