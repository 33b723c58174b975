using LyncIM.Messaging;
using Microsoft.Lync.Model;

namespace LyncIM.Adapters.Sdk;

/// <summary>The signed-in user, read once for each sign-in.</summary>
internal sealed class SdkSelf
{
    private static readonly Person Nobody = new("", "");

    private readonly LyncClient _client;
    private volatile Person? _known;

    public SdkSelf(LyncClient client)
    {
        _client = client;
    }

    /// <summary>Who is signed in; nobody where Lync does not say.</summary>
    public Person Person => Find() ?? Nobody;

    /// <summary>Who is signed in; null where nobody is. Reads only what is not known.</summary>
    public Person? Find()
    {
        if (_known is { Name.Length: > 0 } known)
            return known;
        var uri = _client.Uri;
        if (string.IsNullOrEmpty(uri))
            return null;
        var contact = _client.Self?.Contact;
        return _known = new Person(uri!, contact is null ? "" : SdkReader.Name(contact));
    }

    /// <summary>Forgets who it is: somebody else may sign in.</summary>
    public void Forget() => _known = null;
}
