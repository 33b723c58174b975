# One conversation with one colleague.

Invoke-Step 'Start a conversation' -Sends "A conversation with $($walk.Colleague) will be opened." {
    $walk.Talk = Start-LyncConversation $walk.Colleague -Subject 'LyncIM acceptance' -New
    Wait-Until 'who was invited is listed' { $walk.Talk.Participants.SipAddress -contains $walk.Colleague }
    Assert-That ($walk.Talk.Subject -eq 'LyncIM acceptance') "Its subject is '$($walk.Talk.Subject)'."
    Assert-That ((Get-LyncConversation -Id $walk.Talk.Id).Id -eq $walk.Talk.Id) 'It is not listed.'
}

$noTalk = if (-not $walk.Talk) { 'There is no conversation.' }

Invoke-Step 'Send plain text' -Sends "$($walk.Colleague) will get a message." -SkipBecause $noTalk {
    $result = Send-InTalk 'Hello from the acceptance test of LyncIM.'
    Assert-That ($result.Format -eq 'PlainText') "It went as $($result.Format)."
    Confirm-Seen 'Does your colleague see it, once?'
}

Invoke-Step 'Show typing' -Sends "$($walk.Colleague) will see you typing." -SkipBecause $noTalk {
    Set-LyncTyping $walk.Talk
    try {
        Confirm-Seen 'Does your colleague see you typing?'
    }
    finally {
        Set-LyncTyping $walk.Talk -Off
    }
    Confirm-Seen 'Has that gone again?'
}

Invoke-Step 'Keep every character and line' -Sends "$($walk.Colleague) will get two lines of special characters." -SkipBecause $noTalk {
    $text = "Gr$([char] 0xfc)$([char] 0xdf)e <b> & $([char]::ConvertFromUtf32(0x1f600))`nsecond line"
    $null = Send-InTalk $text
    if ($walk.IsUnattended) {
        Assert-That ($walk.Answer -ceq "echo: $text") "It came back as: $($walk.Answer)"
    }
    Confirm-Seen 'Does your colleague see two lines, the first with Umlauts, <b>, & and a face?'
}

foreach ($rich in @(
        @{ Format = 'Html'; Text = 'LyncIM sends <b>bold</b> text' }
        @{ Format = 'RichText'; Text = '{\rtf1\ansi LyncIM sends {\b bold} text}' }
    )) {
    Invoke-Step "Send $($rich.Format)" -Sends "$($walk.Colleague) will get a message with a bold word." -SkipBecause $noTalk {
        $result = Send-InTalk $rich.Text $rich.Format
        Confirm-Seen 'Does your colleague see one line of text, and no markup?'
        "It went as $($result.Format)."
    }
}

Invoke-Step 'Keep the order of many messages' -Sends "$($walk.Colleague) will get ten short messages." -SkipBecause $noTalk {
    $null = Receive-LyncMessage
    $results = @(1..10 | ForEach-Object { "message $_" } | Send-LyncMessage -Conversation $walk.Talk -PassThru)
    Assert-That (@($results | Where-Object Status -eq Sent).Count -eq 10) 'Not all were sent.'
    if ($walk.IsUnattended) {
        $echoes = @(Receive-LyncMessage -Conversation $walk.Talk -Wait -MaxMessages 10 -Timeout $walk.Timeout)
        $expected = 1..10 | ForEach-Object { "echo: message $_" }
        Assert-That (($echoes.Text -join '|') -ceq ($expected -join '|')) "They came back as: $($echoes.Text -join ', ')"
    }
    Confirm-Seen 'Does your colleague see message 1 to message 10, in order and each once?'
}

Invoke-Step 'Receive an answer' -Sends "$($walk.Colleague) will be asked for an answer." -SkipBecause $noTalk {
    $null = Receive-LyncMessage
    $null = Send-InTalk 'Please answer anything.' -KeepAnswer
    Show-Request 'Your colleague is asked for an answer.'
    $message = Receive-Next $walk.Colleague
    Assert-That ($message.Conversation.Id -eq $walk.Talk.Id) "It came in $($message.Conversation)."
    Assert-That ($message.Direction -eq 'Incoming') "It is $($message.Direction)."
    Confirm-Seen "Did your colleague write this, and nothing else? $($message.Text)"
}

Invoke-Step 'Raise events for typing and messages' -Sends "$($walk.Colleague) will be asked for an answer." -SkipBecause $noTalk {
    $null = Receive-LyncMessage
    # Register-EngineEvent does this; a host without PowerShell's other modules has no such command.
    $events = [runspace]::DefaultRunspace.Events
    $names = 'LyncIM.MessageReceived', 'LyncIM.TypingChanged'
    $subscribers = $names | ForEach-Object { $events.SubscribeEvent($null, $null, $_, $null, [scriptblock] $null, $false, $false) }
    try {
        $null = Send-InTalk 'Please type a moment, and answer once more.' -KeepAnswer
        Show-Request 'Your colleague is to type a moment, and to answer.'
        foreach ($name in $names) {
            Wait-Until "the event $name" { Receive-Event $name }
        }
    }
    finally {
        $subscribers | ForEach-Object { $events.UnsubscribeEvent($_) }
        $null = $names | ForEach-Object { Receive-Event $_ }
    }
    $null = Receive-Next $walk.Colleague
}

Invoke-Step 'Ask a question' -Needs 'Request-LyncReply' -Sends "$($walk.Colleague) will be asked a question." -SkipBecause $noTalk {
    $choice = if ($walk.IsUnattended) { @{} } else { @{ Choice = 'yes', 'no' } }
    Show-Request 'Your colleague is to answer yes or no.'
    $reply = Request-LyncReply -Conversation $walk.Talk -Message 'Can you read this?' -Timeout $walk.Timeout @choice
    Assert-That ($reply.From -eq $walk.Colleague) "The answer is from $($reply.From)."
    if ($walk.IsUnattended) {
        Assert-That ($reply.Text -ceq 'echo: Can you read this?') "The answer is: $($reply.Text)"
    }
    Confirm-Seen "Did your colleague answer this? $($reply.Text)"
}
