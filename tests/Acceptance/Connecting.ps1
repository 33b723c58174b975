# Reaching the client.

Invoke-Step 'Connect' -Needs 'Connect-LyncClient' {
    $connect = $walk.Connect
    $client = Connect-LyncClient @connect
    Assert-That ($client.State -eq 'SignedIn') "It is $($client.State): $($client.Reason)"
    if ($walk.IsUnattended -and $client.Kind -eq 'Desktop') {
        Disconnect-LyncClient
        throw 'This is the desktop''s client, behind which there are real people: -Unattended is not for them.'
    }
    $walk.Client = $client
    Add-Name $client.SipAddress, $client.DisplayName
}

Invoke-Step 'Say who is signed in' {
    $client = Get-LyncClient
    Assert-That ($client.State -eq 'SignedIn') "It is $($client.State): $($client.Reason)"
    Assert-That (-not $client.Reason) "It gives a reason for nothing: $($client.Reason)"
    Assert-That ($client.SipAddress -like '*?@?*') "The address is '$($client.SipAddress)'."
    Confirm-Seen "You are shown as $($client.DisplayName), $($client.SipAddress). Is that so?"
}
