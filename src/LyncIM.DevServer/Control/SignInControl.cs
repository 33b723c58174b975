using System;
using LyncIM.DevServer.Authentication;
using LyncIM.DevServer.Network;

namespace LyncIM.DevServer.Control;

/// <summary>How the server is found, and who gets in.</summary>
public sealed class SignInControl
{
    private readonly ServerState _state;

    internal SignInControl(ServerState state) => _state = state;

    /// <summary>Lets all tokens expire.</summary>
    public void ExpireTokens() => _state.Tokens.Clear();

    /// <summary>Offers or refuses passwords and the accounts of Windows.</summary>
    public void Offer(bool passwords, bool windows) => Change(() => _state.SignIn.Grants =
        [.. windows ? new[] { SignInRules.Windows } : [], .. passwords ? new[] { SignInRules.Password } : []]);

    /// <summary>Asks for Negotiate or NTLM before the windows grant; whatever comes as such is taken for the user's own account.</summary>
    public void ChallengeWindows(bool isAsked = true) => Change(() => _state.SignIn.AreWindowsAccountsAsked = isAsked);

    /// <summary>Sends discovery on to another root; null takes that back.</summary>
    public void RedirectDiscovery(Uri? root) => Change(() => _state.Discovery.RootRedirect = root?.AbsoluteUri);

    /// <summary>Sends users on to the root or user resource of the pool on which they are homed; null takes that back.</summary>
    public void RedirectUsers(Uri? pool) => Change(() => _state.Discovery.UserRedirect = pool?.AbsoluteUri);

    /// <summary>Names the applications of another host; null takes that back.</summary>
    public void PlaceApplications(Uri? applications) => Change(() => _state.Discovery.Applications = applications?.AbsoluteUri);

    private void Change(Action change)
    {
        lock (_state.Gate)
            change();
    }
}
