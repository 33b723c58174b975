namespace LyncIM.Tests.Faults;

/// <summary>What can happen in a random life.</summary>
internal enum Deed
{
    // The user.
    Start,
    Send,
    SendWithoutWaiting,
    ShowTyping,
    HideTyping,
    Receive,
    End,
    Disconnect,
    AcceptIncoming,

    // The others.
    Invite,
    Say,
    SayAgain,
    Type,
    Join,
    Leave,

    // The person at the desk.
    CloseWindow,
    Restart,
    SignOutAndIn,

    // The SDK.
    Strike,
    Heal,
}
