# The main job, on the simulated network: connect, start a conversation, type, send, and show the answer.
$null = Connect-LyncClient -Simulator

$conversation = Start-LyncConversation echo@contoso.com -Subject 'Hello'
Set-LyncTyping $conversation
Send-LyncMessage $conversation 'hello'
Receive-LyncMessage $conversation -Wait -MaxMessages 1 -Timeout 10

Stop-LyncConversation $conversation
