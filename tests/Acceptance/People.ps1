# Presence and the directory.

Invoke-Step 'Tell one''s own presence' {
    $self = Get-LyncContact $walk.Client.SipAddress
    Assert-That ($self.SipAddress -eq $walk.Client.SipAddress) "It is about $($self.SipAddress)."
    Confirm-Seen "You are shown as $($self.Availability) ($($self.Activity)). Is that so?"
    $self.Availability
}

Invoke-Step 'Tell a colleague''s presence' {
    $contact = Get-LyncContact $walk.Colleague
    $walk.ColleagueName = $contact.DisplayName
    Add-Name $contact.DisplayName
    Assert-That ($contact.Availability -ne 'None') 'No presence is visible.'
    Confirm-Seen "$($contact.DisplayName) is shown as $($contact.Availability) ($($contact.Activity)). Is that so?"
    $contact.Availability
}

Invoke-Step 'Find somebody by name' -Needs 'Find-LyncContact' {
    $found = @(Find-LyncContact $(if ($walk.ColleagueName) { $walk.ColleagueName } else { $walk.Colleague }))
    Assert-That ($found.SipAddress -contains $walk.Colleague) "The colleague is not among the $($found.Count) that were found."
    "$($found.Count) found."
}

Invoke-Step 'List the members of a group' -Needs 'Get-LyncGroupMember' -SkipBecause $(if (-not $walk.Group) { 'No -Group was given.' }) {
    $members = @(Get-LyncGroupMember $walk.Group)
    Assert-That ($members.Count -gt 0) 'It has no members.'
    "$($members.Count) members."
}

Invoke-Step 'Publish one''s presence and a note' -Needs 'Set-LyncPresence' -Sends 'You will be shown as busy, with a note, for some seconds.' {
    $before = Get-LyncContact
    try {
        $now = Set-LyncPresence Busy -Note 'Testing LyncIM' -PassThru
        Assert-That ($now.Availability -eq 'Busy') "It is $($now.Availability)."
        Confirm-Seen 'Do you see yourself as busy, with the note "Testing LyncIM"?'
    }
    finally {
        Set-LyncPresence -Reset
        Set-LyncPresence -Note $before.Note
    }
}
