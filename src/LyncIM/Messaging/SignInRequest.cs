using System.Security;

namespace LyncIM.Messaging;

/// <summary>Whom to sign in, and with which credentials; without them the client uses those that it remembers.</summary>
internal sealed record SignInRequest(SipAddress Address, string? UserName, SecureString? Password);
