namespace Microsoft.Lync.Model.Simulation;

/// <summary>
/// One attempt to sign in. Where the network is out it is delayed; where the password is wrong, Lync asks for a better one: a
/// person, if its window is shown, and the programs that listen if it is not.
/// </summary>
internal sealed class SimulatedSignIn
{
    /// <summary>How long the genuine client waits before it tries again, in seconds.</summary>
    private const uint RetryDelay = 30;

    private const int NoNetwork = unchecked((int)0x80EE00BD);
    private const uint Canceled = 0x80C80008;

    private readonly LyncClient _client;
    private readonly Operation _operation;
    private readonly string _userUri;
    private string? _password;

    public SimulatedSignIn(LyncClient client, Operation operation, string? userUri, string? password)
    {
        _client = client;
        _operation = operation;
        _userUri = string.IsNullOrEmpty(userUri) ? SimulatedNetwork.SelfUri : userUri!;
        _password = password;
    }

    /// <summary>On the client's strand.</summary>
    public void Try()
    {
        if (_client.CurrentState != ClientState.SigningIn)
            return;
        if (SimulatedNetwork.IsNetworkOut)
            _client.RaiseSignInDelayed(new SignInDelayedEventArgs(RetryDelay, NoNetwork));
        else if (SimulatedNetwork.IsPassword(_password))
            Succeed();
        else if (SimulatedNetwork.IsSuppressed)
            _client.RaiseCredentialRequested(new CredentialRequestedEventArgs(CredentialRequestedType.SignIn, _userUri, Submit, Refuse));
    }

    /// <summary>On the client's strand: somebody signs out meanwhile.</summary>
    public void Cancel() => _operation.Complete(Canceled);

    private void Succeed()
    {
        _client.BecomeSignedIn(_userUri);
        _client.Strand.Post(() => _operation.Complete());
    }

    private void Submit(string userName, string password)
    {
        _password = password;
        _client.Strand.Post(Try);
    }

    private void Refuse()
    {
        _client.MoveTo(ClientState.SignedOut, unchecked((int)Canceled));
        _client.Strand.Post(Cancel);
    }
}
