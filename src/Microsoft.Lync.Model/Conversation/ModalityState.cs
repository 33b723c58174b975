namespace Microsoft.Lync.Model.Conversation;

/// <summary>Where a modality is in its life.</summary>
public enum ModalityState
{
    Disconnected = 0,
    Connecting = 1,
    Notified = 2,
    Joining = 3,
    ConnectingToCaller = 4,
    Connected = 5,
    Suspended = 6,
    OnHold = 7,
    Forwarding = 8,
    Transferring = 9,
    Disconnecting = 10,
    Invalid = -1,
}
