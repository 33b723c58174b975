namespace Microsoft.Lync.Model.Conversation;

/// <summary>What can be done with a modality.</summary>
public enum ModalityAction
{
    Connect = 0,
    Disconnect = 1,
    SetProperty = 2,
    Hold = 3,
    Retrieve = 4,
    Forward = 5,
    RemoteTransfer = 6,
    ConsultAndTransfer = 7,
    SendInstantMessage = 8,
    SetIsTyping = 9,
    SetAudioEndpoint = 10,
    Accept = 11,
    Reject = 12,
    LocalTransfer = 13,
    RequestSharingControl = 14,
    ReleaseSharingControl = 15,
    GrantSharingControl = 16,
    RevokeSharingControl = 17,
    AcceptSharingControlRequest = 18,
    DeclineSharingControlRequest = 19,
    CreateShareablePowerPointContent = 20,
    CreateShareableWhiteboardContent = 21,
    CreateShareableNativeFileOnlyContent = 22,
    Reserved1 = 23,
    Reserved2 = 24,
    Invalid = -1,
}
