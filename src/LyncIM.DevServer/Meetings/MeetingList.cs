using System;
using System.Collections.Generic;
using LyncIM.DevServer.Conversations;
using LyncIM.DevServer.Network;

namespace LyncIM.DevServer.Meetings;

/// <summary>The meetings in which somebody is. Whoever touches it holds the gate.</summary>
internal sealed class MeetingList
{
    private const string Focus = ";gruu;opaque=app:conf:focus:id:";

    private readonly Dictionary<string, Dialogue> _meetings = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The address of a new meeting of that organizer.</summary>
    public static string NewUri(string organizer) =>
        Addresses.WithScheme(organizer) + Focus + Guid.NewGuid().ToString("N")[..8].ToUpperInvariant();

    /// <summary>Who has organized the meeting of that address; null where it is none of a meeting.</summary>
    public static string? OrganizerOf(string uri)
    {
        var end = uri.IndexOf(Focus, StringComparison.OrdinalIgnoreCase);
        return end > 0 && uri.StartsWith("sip:", StringComparison.OrdinalIgnoreCase) && uri.Length > end + Focus.Length
            ? uri["sip:".Length..end] : null;
    }

    public Dialogue? Find(string uri) => _meetings.GetValueOrDefault(uri);

    public void Add(Dialogue meeting) => _meetings[meeting.MeetingUri!] = meeting;

    public void Remove(Dialogue meeting) => _meetings.Remove(meeting.MeetingUri!);

    public void Clear() => _meetings.Clear();
}
