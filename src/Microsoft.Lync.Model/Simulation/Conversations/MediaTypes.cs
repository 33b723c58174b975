using System.Collections.Generic;
using System.Linq;
using Microsoft.Lync.Model.Conversation;
using SimulatedContacts;

namespace Microsoft.Lync.Model.Simulation.Conversations;

/// <summary>The SDK's content types as media types.</summary>
internal static class MediaTypes
{
    private static readonly Dictionary<InstantMessageContentType, string> Names = new()
    {
        [InstantMessageContentType.PlainText] = ContentTypes.Plain,
        [InstantMessageContentType.Html] = ContentTypes.Html,
        [InstantMessageContentType.RichText] = ContentTypes.Rtf,
        [InstantMessageContentType.Gif] = "image/gif",
        [InstantMessageContentType.Ink] = "application/x-ms-ink",
    };

    /// <exception cref="System.Runtime.InteropServices.COMException">There is no such content type to send.</exception>
    public static string Of(InstantMessageContentType type) =>
        Names.TryGetValue(type, out var name) ? name : throw Com.ComFailure.Of(Com.ComFailure.InvalidArgument);

    public static InstantMessageContentType Of(string name) => Names.Single(pair => pair.Value == name).Key;
}
