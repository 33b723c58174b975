using System;
using LyncIM.Messaging;
using Microsoft.Lync.Model;

namespace LyncIM.Adapters.Sdk;

/// <summary>Makes contacts for addresses. Nobody holds them but the caller.</summary>
internal sealed class SdkContacts
{
    private readonly LyncClient _client;
    private ContactManager? _manager;

    public SdkContacts(LyncClient client)
    {
        _client = client;
    }

    /// <summary>What the client knows people through.</summary>
    /// <exception cref="LyncException">Lync gives none.</exception>
    public ContactManager Manager => _manager ??= _client.ContactManager ?? throw SdkWords.Gone();

    /// <exception cref="LyncException">InvalidSipAddress: Lync finds it malformed.</exception>
    public Contact Get(SipAddress address)
    {
        try
        {
            return SdkWrappers.Canonical(Manager.GetContactByUri(address.Uri) ?? throw SdkWords.Gone());
        }
        catch (Exception e) when (SdkErrors.Unwrap(e) is ArgumentException)
        {
            throw new LyncException(MessagingError.InvalidSipAddress, $"Lync does not take '{address}' for a SIP address.", inner: e);
        }
    }
}
