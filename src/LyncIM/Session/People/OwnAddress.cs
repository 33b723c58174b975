using System.Collections.Generic;
using LyncIM.Messaging;

namespace LyncIM.Session;

/// <summary>The address of the signed-in user, who cannot be talked to.</summary>
internal static class OwnAddress
{
    /// <summary>Throws if the user is one of the people; may ask the client.</summary>
    /// <exception cref="LyncException">MissingArgument.</exception>
    public static void Refuse(AttachedClient attached, IReadOnlyList<SipAddress> people)
    {
        if (attached.Client.Self is not { } self)
            return;
        var own = Sanitizer.Address(self.Uri);
        foreach (var person in people)
        {
            if (person.Address == own)
                throw new LyncException(
                    MessagingError.MissingArgument, $"You cannot send a message to yourself: {own} is the address that is signed in.")
                {
                    Recommendation = "Give somebody else's address. Get-LyncClient shows who is signed in.",
                };
        }
    }
}
