namespace LyncIM.Messaging;

/// <summary>Whom to sign in, and with which credential; without one the client uses what it remembers.</summary>
internal sealed record SignInRequest(SipAddress Address, ClientCredential? Credential);
