using Microsoft.Lync.Model.Simulation.Com;

namespace Microsoft.Lync.Model.Simulation.Desktop;

/// <summary>
/// One attempt to sign in. Where the network is out it is delayed; where the password is wrong, Lync asks for a better one: a
/// person, if its window is shown, and the programs that listen if it is not.
/// </summary>
internal sealed class SignInAttempt
{
    /// <summary>How long the genuine client waits before it tries again, in seconds.</summary>
    private const uint RetryDelay = 30;

    private const int NoNetwork = unchecked((int)0x80EE00BD);

    private readonly ClientObject _client;
    private readonly Operation _operation;
    private string? _password;

    public SignInAttempt(ClientObject client, Operation operation, string? userUri, string? password)
    {
        _client = client;
        _operation = operation;
        UserUri = string.IsNullOrEmpty(userUri) ? SimulatedNetwork.SelfUri : userUri!;
        _password = password;
    }

    public string UserUri { get; }

    /// <summary>On the client's strand.</summary>
    public void Try()
    {
        if (_client.State != ClientState.SigningIn)
            return;
        if (SimulatedNetwork.IsNetworkOut)
            _client.DelaySignIn(RetryDelay, NoNetwork);
        else if (SimulatedNetwork.IsPassword(_password))
            Succeed();
        else if (_client.Process.IsSuppressed)
            _client.RequestCredential(this);
    }

    /// <summary>On the client's strand: somebody signs out meanwhile.</summary>
    public void Cancel() => _operation.Complete(ComFailure.Canceled);

    /// <summary>Tries again with that password.</summary>
    public void Submit(string password)
    {
        _password = password;
        _client.Strand.Post(Try);
    }

    /// <summary>Gives up: there is no better password.</summary>
    public void Refuse()
    {
        _client.MoveTo(ClientState.SignedOut, unchecked((int)ComFailure.Canceled));
        _client.Strand.Post(Cancel);
    }

    private void Succeed()
    {
        _client.BecomeSignedIn(UserUri);
        _client.Strand.Post(() => _operation.Complete());
    }
}
