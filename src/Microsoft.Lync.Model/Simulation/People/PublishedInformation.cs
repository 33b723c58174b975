using System.Collections.Generic;
using System.Linq;

namespace Microsoft.Lync.Model.Simulation.People;

/// <summary>What somebody has published of themselves beside the availability.</summary>
internal sealed class PublishedInformation
{
    /// <summary>The activity of Away that shows as "Off work".</summary>
    public const string OffWork = "off-work";

    /// <summary>Where each item is read: the numbers differ.</summary>
    private static readonly Dictionary<PublishableContactInformationType, ContactInformationType> Shown = new()
    {
        [PublishableContactInformationType.Availability] = ContactInformationType.Availability,
        [PublishableContactInformationType.ActivityId] = ContactInformationType.ActivityId,
        [PublishableContactInformationType.CustomActivityId] = ContactInformationType.CustomActivity,
        [PublishableContactInformationType.LocationName] = ContactInformationType.LocationName,
        [PublishableContactInformationType.PersonalNote] = ContactInformationType.PersonalNote,
        [PublishableContactInformationType.DisplayPhoto] = ContactInformationType.Photo,
        [PublishableContactInformationType.PhotoUrl] = ContactInformationType.Photo,
    };

    public string? Note { get; private set; }

    public string? Location { get; private set; }

    public string? ActivityId { get; private set; }

    /// <summary>What of a contact changes with these items.</summary>
    public static IReadOnlyList<ContactInformationType> Changes(IReadOnlyDictionary<PublishableContactInformationType, object> items)
    {
        var changes = items.Keys.Select(item => Shown[item]).ToList();
        if (items.ContainsKey(PublishableContactInformationType.Availability))
            changes.AddRange([ContactInformationType.Activity, ContactInformationType.ActivityId]);
        return changes.Distinct().ToArray();
    }

    /// <summary>Takes what is published; an availability without an activity ends the activity, and the rest stays.</summary>
    public void Take(IReadOnlyDictionary<PublishableContactInformationType, object> items)
    {
        if (items.TryGetValue(PublishableContactInformationType.PersonalNote, out var note))
            Note = (string)note;
        if (items.TryGetValue(PublishableContactInformationType.LocationName, out var location))
            Location = (string)location;
        if (items.ContainsKey(PublishableContactInformationType.Availability))
            ActivityId = null;
        if (items.TryGetValue(PublishableContactInformationType.ActivityId, out var activity))
            ActivityId = (string)activity;
    }
}
