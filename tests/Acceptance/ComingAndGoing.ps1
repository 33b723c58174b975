# A client that goes and comes back, and the end.

# The simulated network's own type, which the genuine SDK does not have.
$network = 'Microsoft.Lync.Model.Simulation.SimulatedNetwork' -as [type]
$noRestart = if ($walk.Client.Kind -eq 'Server') { 'The server has no client to be restarted.' }

Invoke-Step 'Go on after the client was away' -Sends "You will be asked to restart Lync, and $($walk.Colleague) will get a message." -SkipBecause $noRestart {
    Show-Request 'Exit Lync: in its menu, File and Exit.'
    if ($walk.IsUnattended) { $network::StopClient() }
    Wait-Until 'the client is away' { (Get-LyncClient).State -ne 'SignedIn' }
    $away = Get-LyncClient
    Assert-That ("$($away.Reason)" -ne '') "It is $($away.State), for no reason."
    Show-Request 'Start Lync again, and sign in.'
    if ($walk.IsUnattended) { $network::StartClient() }
    Wait-Until 'the client is back' { (Get-LyncClient).State -eq 'SignedIn' }
    $result = Send-LyncMessage -To $walk.Colleague -Message 'Lync is back.' -PassThru
    Assert-That ($result.Status -eq 'Sent') "The result says $($result.Status)."
    Confirm-Seen 'Does your colleague see "Lync is back."?'
    "It was $($away.State)."
}

Invoke-Step 'Let the client go, and come back by itself' {
    Disconnect-LyncClient
    $connect = $walk.Connect
    $client = Connect-LyncClient @connect
    Assert-That ($client.State -eq 'SignedIn') "It is $($client.State): $($client.Reason)"
    Assert-That ($client.SipAddress -eq $walk.Client.SipAddress) "It is $($client.SipAddress)."
}

Invoke-Step 'Reach the server without the desktop' -Needs 'Connect-LyncClient:Server' -SkipBecause $(
    if ($walk.Client.Kind -ne 'Server') { 'Run again with -Server.' }
) {
    'All of the above was done through the server.'
}

Invoke-Step 'Clean up' {
    Get-LyncConversation | Where-Object { $_.Participants.SipAddress -contains $walk.Colleague } | Stop-LyncConversation
    Disconnect-LyncClient
}
