using System.Collections.Generic;
using LyncIM.Messaging;
using Microsoft.Lync.Model;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// What is published, in the SDK's terms. The SDK checks nothing, and COM takes numbers and strings alone: null would not go out
/// as an empty string.
/// </summary>
internal static class PresenceItems
{
    /// <summary>The activity that makes an absence one from work.</summary>
    private const string OffWork = "off-work";

    /// <exception cref="LyncException">MissingArgument: there is nothing to publish.</exception>
    public static IReadOnlyList<KeyValuePair<PublishableContactInformationType, object>> Of(PresenceUpdate update)
    {
        var items = new List<KeyValuePair<PublishableContactInformationType, object>>();
        if (update.Reset)
            Add(PublishableContactInformationType.Availability, ContactAvailability.None);
        else if (update.Availability is { } availability)
            Add(PublishableContactInformationType.Availability, SdkEnums.Of(availability));
        if (!update.Reset && update.Availability == OwnAvailability.OffWork)
            Add(PublishableContactInformationType.ActivityId, OffWork);
        if (update.Note is { } note)
            Add(PublishableContactInformationType.PersonalNote, note);
        if (update.Location is { } location)
            Add(PublishableContactInformationType.LocationName, location);
        return items.Count > 0
            ? items
            : throw new LyncException(
                MessagingError.MissingArgument, "There is nothing to publish: give an availability, a note or a location.");

        void Add(PublishableContactInformationType type, object value) => items.Add(new(type, value));
    }
}
