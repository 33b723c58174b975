using System;

namespace Microsoft.Lync.Model;

/// <summary>The client, whose window is suppressed, asks for credentials that it would otherwise ask a person for.</summary>
public class CredentialRequestedEventArgs : EventArgs
{
    private readonly Action<string, string> _submit;
    private readonly Action _cancel;

    internal CredentialRequestedEventArgs(
        CredentialRequestedType type, string? userName, Action<string, string> submit, Action cancel)
    {
        Type = type;
        UserName = userName;
        _submit = submit;
        _cancel = cancel;
    }

    public bool CanSavePassword => false;

    public bool IsPasswordSaved => false;

    public CredentialRequestedType Type { get; }

    public string? UserName { get; }

    public void Cancel(bool cancelForWholeSession) => _cancel();

    public void Submit(string domainAndUsername, string password, bool savePassword) => _submit(domainAndUsername, password);
}
