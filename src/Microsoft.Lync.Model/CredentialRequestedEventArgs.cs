using System;
using Microsoft.Lync.Model.Simulation.Com;
using Microsoft.Lync.Model.Simulation.Desktop;

namespace Microsoft.Lync.Model;

/// <summary>The client, whose window is suppressed, asks for credentials that it would otherwise ask a person for.</summary>
public class CredentialRequestedEventArgs : EventArgs
{
    private readonly EventData _data;
    private readonly SignInAttempt _attempt;

    internal CredentialRequestedEventArgs(EventData data, SignInAttempt attempt)
    {
        _data = data;
        _attempt = attempt;
    }

    public bool CanSavePassword => _data.Get(this, () => false, false);

    public bool IsPasswordSaved => _data.Get(this, () => false, false);

    public CredentialRequestedType Type => _data.Get(this, () => CredentialRequestedType.SignIn, CredentialRequestedType.Invalid);

    public string? UserName => _data.Get(this, () => _attempt.UserUri, null);

    public void Cancel(bool cancelForWholeSession) => _data.Call(this, _attempt.Refuse);

    public void Submit(string domainAndUsername, string password, bool savePassword) => _data.Call(this, () => _attempt.Submit(password));
}
