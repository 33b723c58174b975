using System.Collections.Generic;

namespace LyncIM.DevServer.Authentication;

/// <summary>Which grants are offered, and how the windows grant is answered.</summary>
internal sealed class SignInRules
{
    public const string Password = "password";
    public const string Windows = "urn:microsoft.rtc:windows";

    public IReadOnlyList<string> Grants { get; set; } = [Windows, Password];

    /// <summary>Asks for the account of Windows first, in place of taking everybody on this machine for one user.</summary>
    public bool AreWindowsAccountsAsked { get; set; }
}
