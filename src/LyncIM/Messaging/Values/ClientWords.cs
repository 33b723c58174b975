using System;

namespace LyncIM.Messaging;

/// <summary>The words that depend on the kind of client.</summary>
/// <param name="Name">The client in a sentence, for example "Lync" or "the server".</param>
/// <param name="Gone">Says that the client has gone: a sentence.</param>
/// <param name="NotSignedIn">Says that the client is there and nobody is signed in: a sentence.</param>
/// <param name="Notice">What the user should know on connecting; null where there is nothing to say.</param>
/// <param name="Recommend">What to do with this client about an error; null where the general advice serves.</param>
internal sealed record ClientWords(
    string Name, string Gone, string NotSignedIn, string? Notice, Func<MessagingError, string?> Recommend)
{
    public LyncException GoneError() => Recommended(new LyncException(MessagingError.LyncClientNotRunning, Gone));

    public LyncException NotSignedInError() => Recommended(new LyncException(MessagingError.LyncNotSignedIn, NotSignedIn));

    /// <summary>Gives a failure this client's advice, where it has none yet.</summary>
    public LyncException Recommended(LyncException failure)
    {
        failure.Recommendation ??= Recommend(failure.Error);
        return failure;
    }
}
