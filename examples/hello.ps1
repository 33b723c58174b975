# The main job, on the simulated network: connect, start a conversation, type, send, and show the answer.
$null = Connect-LyncClient -Simulator

$conversation = Start-LyncConversation echo@contoso.com -Subject 'Hello'
Set-LyncTyping $conversation
Send-LyncMessage $conversation 'hello'
Receive-LyncMessage $conversation -Timeout 10 -MaxMessages 1

Stop-LyncConversation $conversation
