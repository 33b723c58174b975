using System.Threading;
using System.Threading.Tasks;
using LyncIM.Messaging;

namespace LyncIM.Session;

/// <summary>Signs the user in and out.</summary>
internal sealed class ClientSignIn
{
    private readonly ClientConnection _connection;

    public ClientSignIn(ClientConnection connection)
    {
        _connection = connection;
    }

    /// <summary>Finds the client, and signs the user in where nobody is signed in.</summary>
    /// <exception cref="LyncException">SignInFailed, also where somebody else is signed in.</exception>
    public async Task<AttachedClient> SignInAsync(
        ClientChoice? choice, SignInRequest request, INotices notices, CancellationToken cancellationToken)
    {
        var attached = await _connection.AttachAsync(choice, notices, cancellationToken).ConfigureAwait(false);
        var activity = $"Signing {request.Address} in";
        try
        {
            notices.Progress(activity, "Waiting for the client.");
            if (await attached.Client.SignInAsync(request, text => notices.Progress(activity, text), cancellationToken).ConfigureAwait(false))
                attached.HasSignedIn = true;
        }
        finally
        {
            notices.ProgressEnded(activity);
        }
        var signedIn = attached.Client.Self is { } self ? Sanitizer.Address(self.Uri) : null;
        return signedIn == request.Address.Address
            ? attached
            : throw new LyncException(
                MessagingError.SignInFailed, $"{signedIn ?? "Nobody"} is signed in, not {request.Address}.");
    }

    /// <summary>Signs out whom this session has signed in, or with <paramref name="force"/> whoever it is; tells whether it did.</summary>
    public async Task<bool> SignOutAsync(AttachedClient attached, bool force, INotices notices, CancellationToken cancellationToken)
    {
        if (!force && !attached.HasSignedIn)
        {
            notices.Warning("The user was signed in before, and stays signed in; -Force signs out all the same.");
            return false;
        }
        await attached.Client.SignOutAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }
}
