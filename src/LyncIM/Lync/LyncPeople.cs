using LyncIM.Messaging;
using Microsoft.Lync.Model;

namespace LyncIM.Lync;

/// <summary>Contacts of the SDK as people.</summary>
internal static class LyncPeople
{
    /// <summary>The person that <paramref name="contact"/> is; the address stands for a name that is not known.</summary>
    public static Person Of(Contact? contact)
    {
        var address = SipAddress.Shown(Quietly.Get(() => contact?.Uri, null));
        var name = Quietly.Get(() => contact?.GetContactInformation(ContactInformationType.DisplayName) as string, null);
        return new Person(address, string.IsNullOrWhiteSpace(name) ? address : Formatting.DisplayText.OneLine(name!));
    }
}
