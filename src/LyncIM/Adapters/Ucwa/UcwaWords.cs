using System.Collections.Generic;
using LyncIM.Messaging;

namespace LyncIM.Adapters.Ucwa;

/// <summary>The words of the server.</summary>
internal static class UcwaWords
{
    private static readonly Dictionary<MessagingError, string> Recommendations = new()
    {
        [MessagingError.LyncClientNotRunning] =
            "Run the command again: it connects anew. Get-LyncClient shows the state.",
        [MessagingError.LyncNotSignedIn] =
            "Run the command again: it connects anew. Where another process has taken this one's place, see which of them is to hear "
            + "messages. Get-LyncClient shows the state and why.",
        [MessagingError.ServerNotFound] =
            "Check the name and whether this machine reaches the server: try the URLs that were tried, with this machine's proxy. "
            + "Connect-LyncClient -Server takes a SIP domain, a host or the URL of a discovery root; -SkipCertificateCheck takes a "
            + "certificate that is not trusted, for laboratories.",
        [MessagingError.SignInFailed] =
            "Check the user name (kim@contoso.com or DOMAIN\\kim) and the password, or the account that runs this process; LyncIM does "
            + "not try again by itself, so that no account is locked out. Whoever is to be signed in must be enabled on the server.",
        [MessagingError.ServerFailure] =
            "Try again; Send-LyncMessage -Retry does so by itself where the message cannot arrive twice. If it stays, the server's "
            + "administrators can look the request up by its time.",
        [MessagingError.RecipientNotFound] = "Check the address: the server knows nobody there, or may not talk to that domain.",
        [MessagingError.SendTimeout] =
            "Nobody has answered yet: people who are away see an invitation for half a minute. Try again later, or with a longer -Timeout.",
        [MessagingError.StartTimeout] = "See whether the server still answers, and try again; -Timeout gives it more time.",
        [MessagingError.ConnectTimeout] =
            "See whether the server, and the proxy on the way to it, still answer; -Timeout gives them more time.",
        [MessagingError.LyncFailure] =
            "Try again; if it stays, look the code and the subcode up in the documentation of UCWA, or ask the server's administrators "
            + "what the account may do.",
    };

    public static ClientWords Server { get; } = new(
        "the server",
        "The server has been let go, or is no longer there.",
        "Nobody is signed in on the server.",
        Notice: null,
        error => Recommendations.TryGetValue(error, out var text) ? text : null);
}
