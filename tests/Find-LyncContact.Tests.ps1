BeforeAll {
    if (-not $env:LYNCIM_CLIENT) { $env:LYNCIM_CLIENT = 'Simulator' }
    Import-Module "$PSScriptRoot/../artifacts/LyncIM/LyncIM.psd1"
    $null = Connect-LyncClient 3>$null
}

AfterAll {
    Remove-Module LyncIM
}

Describe 'Find-LyncContact' {
    It 'finds a person by the beginning of <what>' -ForEach @(
        @{ what = 'a first name'; text = 'Kim' }
        @{ what = 'a last name'; text = 'Aker' }
        @{ what = 'both names'; text = 'kim akers' }
        @{ what = 'an address'; text = 'kim@' }
        @{ what = 'a name with a wildcard at its end'; text = 'Ak*' }
    ) {
        $found = Find-LyncContact $text
        $found | Should -BeOfType LyncIM.LyncContact
        $found.SipAddress | Should -Be 'kim@contoso.com'
        $found.DisplayName | Should -Be 'Kim Akers'
        $found.Type | Should -Be 'Person'
    }

    It 'tells what the directory knows' {
        $found = Find-LyncContact 'Kim Akers'
        $found.Title | Should -Be 'Systems Engineer'
        $found.Department | Should -Be 'IT Operations'
    }

    It 'finds a group' {
        $found = Find-LyncContact 'IT On*'
        $found.SipAddress | Should -Be 'it-oncall@contoso.com'
        $found.DisplayName | Should -Be 'IT On Call'
        $found.Type | Should -Be 'Group'
    }

    It 'takes names from the pipeline, and says nothing of whom it does not find' {
        $found = 'Kim Akers', 'Nobody Known', 'Lee Gu' | Find-LyncContact -ErrorVariable failed
        $found.SipAddress | Should -Be @('kim@contoso.com', 'lee@contoso.com')
        $failed | Should -BeNullOrEmpty
    }

    It 'gives the first ones where there are more' {
        Find-LyncContact 'D' -MaxResults 1 | Should -HaveCount 1
    }

    It 'needs a name' {
        { Find-LyncContact '' } | Should -Throw -ErrorId 'MissingArgument,*'
        { Find-LyncContact '*' } | Should -Throw -ErrorId 'MissingArgument,*'
        { Find-LyncContact 'Kim' -MaxResults 0 } | Should -Throw -ErrorId 'ParameterArgumentValidationError*'
    }
}

Describe 'Get-LyncGroupMember' {
    It 'gives the members of a group by its <what>' -ForEach @(
        @{ what = 'address'; group = 'it-oncall@contoso.com' }
        @{ what = 'name'; group = 'IT On Call' }
    ) {
        $members = Get-LyncGroupMember $group
        $members | Should -HaveCount 5
        $members.SipAddress | Should -Contain 'kim@contoso.com'
        foreach ($member in $members) { $member.Type | Should -Be 'Person' }
    }

    It 'expands nested groups, each person once, although they go in a circle' {
        $members = Get-LyncGroupMember all-it@contoso.com
        $members | Should -HaveCount 8
        @($members | Where-Object SipAddress -eq kim@contoso.com) | Should -HaveCount 1
    }

    It 'gives nobody for an empty group' {
        Get-LyncGroupMember empty@contoso.com -ErrorVariable failed | Should -BeNullOrEmpty
        $failed | Should -BeNullOrEmpty
    }

    It 'says RecipientNotFound for <what>' -ForEach @(
        @{ what = 'a group that there is not'; group = 'No Such Group' }
        @{ what = 'a person'; group = 'kim@contoso.com' }
    ) {
        Get-LyncGroupMember $group -ErrorVariable failed -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'RecipientNotFound,*'
        $failed[0].TargetObject | Should -Be $group
    }

    It 'works as it reads with what finds a group and what sends' {
        $results = Find-LyncContact 'IT On*' | Get-LyncGroupMember | Send-LyncMessage -Message 'SRV01 is down' -SkipUnavailable -PassThru
        $results | Should -HaveCount 5
        ($results | Where-Object To -eq kim@contoso.com).Status | Should -Be 'Sent'
        ($results | Where-Object To -eq offline1@contoso.com).Status | Should -Be 'Skipped'
    }

    It 'is what a group that is sent to has to go through' {
        $result = Find-LyncContact 'IT On*' | Send-LyncMessage -Message 'SRV01 is down' -PassThru -ErrorVariable failed -ErrorAction SilentlyContinue
        $result.Status | Should -Be 'Failed'
        $failed[0].FullyQualifiedErrorId | Should -BeLike 'MissingArgument,*'
        $failed[0].ErrorDetails.RecommendedAction | Should -Match 'Get-LyncGroupMember'
        $failed[0].TargetObject.DisplayName | Should -Be 'IT On Call'
    }
}
