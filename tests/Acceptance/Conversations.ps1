# Several people, and conversations that begin and end.

$noSecond = if (-not $walk.Second) { 'No -SecondColleague was given.' }

Invoke-Step 'Tell several people in private' -Sends "$($walk.Colleague) and $($walk.Second) will get a message each." -SkipBecause $noSecond {
    $results = @(Send-LyncMessage -To $walk.Colleague, $walk.Second -Message 'A private message to each.' -PassThru)
    Assert-That (@($results | Where-Object Status -eq Sent).Count -eq 2) "The results are: $($results.Status -join ', ')"
    Confirm-Seen 'Does each of the two see it, in a conversation of two?'
}

Invoke-Step 'Tell a group' -Sends "$($walk.Colleague) and $($walk.Second) will get a message in one conversation." -SkipBecause $noSecond {
    $result = Send-LyncMessage -To $walk.Colleague, $walk.Second -Message 'A message to all.' -Group -PassThru
    Assert-That ($result.Status -eq 'Sent') "The result says $($result.Status)."
    Wait-Until 'both are listed' { @($result.Conversation.Participants | Where-Object State -eq Present).Count -eq 2 }
    Confirm-Seen 'Do both see it, in one conversation?'
    Stop-LyncConversation $result.Conversation
}

Invoke-Step 'Add somebody to a conversation' -Sends "$($walk.Second) will be invited." -SkipBecause "$noTalk$noSecond" {
    Add-LyncParticipant $walk.Talk $walk.Second
    Wait-Until 'who was added is listed' { $walk.Talk.Participants.SipAddress -contains $walk.Second }
    $null = Send-InTalk 'Now we are three.'
    Confirm-Seen 'Do both see "Now we are three."?'
}

Invoke-Step 'End a conversation' -Sends 'The conversation will be ended.' -SkipBecause $noTalk {
    Stop-LyncConversation $walk.Talk
    Wait-Until 'the conversation has ended' { $walk.Talk.State -eq 'Terminated' }
    $failure = try { Send-LyncMessage $walk.Talk 'Nobody gets this.' } catch { $_ }
    Assert-That ($failure.FullyQualifiedErrorId -like 'ConversationEnded,*') "A message to it is: $($failure.FullyQualifiedErrorId)"
}

Invoke-Step 'Receive an invitation, and answer it' -Sends "$($walk.Caller) will be asked to start a conversation." {
    $null = Receive-LyncMessage
    $asked = Send-LyncMessage -To $walk.Caller -Message 'Please close this window, and start a new conversation with me.' -PassThru
    Show-Request 'Your colleague is to close the window, and to start a new conversation with you. Leave accepting it to the test.'
    $message = Receive-Next $walk.Caller
    Assert-That ($message.Conversation.Id -ne $asked.Conversation.Id) 'It came in the conversation that was open.'
    $answer = Send-LyncMessage $message.Conversation 'Thank you, that was heard.' -PassThru
    Assert-That ($answer.Status -eq 'Sent') "The answer is $($answer.Status)."
    Confirm-Seen 'Does your colleague see "Thank you, that was heard."?'
    Stop-LyncConversation $message.Conversation
}

Invoke-Step 'Notice that somebody leaves' -Sends "$($walk.Leaver) will be asked to leave." {
    $result = Send-LyncMessage -To $walk.Leaver -Message 'Please close this window.' -PassThru
    Show-Request 'Your colleague is to close the window.'
    $talk = $result.Conversation
    Wait-Until 'the conversation has ended' { $talk.State -eq 'Terminated' -or @($talk.Participants | Where-Object State -eq Present).Count -eq 0 }
    Stop-LyncConversation $talk
}

Invoke-Step 'Say that an address makes no sense' {
    $failure = try { Send-LyncMessage -To 'no address' -Message 'hi' } catch { $_ }
    Assert-That ($failure.FullyQualifiedErrorId -like 'InvalidSipAddress,*') "The error is: $($failure.FullyQualifiedErrorId)"
}

Invoke-Step 'Say that there is nobody' -Sends "A message will be sent to $($walk.Nobody), whom there should not be." {
    $failure = try { Send-LyncMessage -To $walk.Nobody -Message 'hi' } catch { $_ }
    Assert-That ($null -ne $failure) 'There was no error.'
    Assert-That ("$($failure.ErrorDetails.RecommendedAction)" -ne '') 'Nothing was recommended.'
    $id = $failure.FullyQualifiedErrorId -replace ',.*'
    Assert-That ($id -in 'RecipientNotFound', 'RecipientUnavailable', 'RecipientDeclined') "The error is $id`: $failure"
    "$id."
}

Invoke-Step 'End a wait quietly' {
    $null = Receive-LyncMessage
    $message = Receive-LyncMessage -From $walk.Nobody -Wait -Timeout 0.5
    Assert-That ($null -eq $message) 'Something came from nobody.'
}
