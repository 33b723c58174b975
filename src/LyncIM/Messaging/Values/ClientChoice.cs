namespace LyncIM.Messaging;

/// <summary>Which client the user wants, where it is, and as whom.</summary>
/// <param name="Kind">The kind of client.</param>
/// <param name="Location">A path for Desktop, an address for Server; null where none was given.</param>
/// <param name="Credential">Whom the client signs in with where it has to; null for the account that runs the script.</param>
internal sealed record ClientChoice(ClientKind Kind, string? Location = null, ClientCredential? Credential = null)
{
    /// <summary>Who must be signed in; null for whoever the credential belongs to.</summary>
    public SipAddress? User { get; init; }

    /// <summary>Whether the account is left as it is for others: it is not made available, and hears no invitations.</summary>
    public bool SendOnly { get; init; }

    /// <summary>Whether a certificate that is not trusted is taken all the same.</summary>
    public bool SkipCertificateCheck { get; init; }
}
