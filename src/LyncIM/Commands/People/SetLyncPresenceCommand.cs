using System;
using System.Collections.Generic;
using System.Management.Automation;
using LyncIM.Formatting;
using LyncIM.Messaging;

namespace LyncIM.Commands;

/// <summary>Publishes your own availability, note and place.</summary>
[Cmdlet(VerbsCommon.Set, "LyncPresence", SupportsShouldProcess = true, HelpUri = HelpPages.Section + "set-lyncpresence")]
[OutputType(typeof(LyncContact))]
public sealed class SetLyncPresenceCommand : LyncCommand
{
    /// <summary>What others see of you: Free, Busy, DoNotDisturb, BeRightBack, Away or OffWork. Default: it stays.</summary>
    [Parameter(Position = 0)]
    [ValidateSet(
        nameof(OwnAvailability.Free), nameof(OwnAvailability.Busy), nameof(OwnAvailability.DoNotDisturb), nameof(OwnAvailability.BeRightBack),
        nameof(OwnAvailability.Away), nameof(OwnAvailability.OffWork))]
    public string? Availability { get; set; }

    /// <summary>Your personal note; an empty one clears it. Default: it stays.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Note { get; set; }

    /// <summary>Where you are; an empty one clears it. Default: it stays.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Location { get; set; }

    /// <summary>Gives the availability back to the client's own rules; note and place stay.</summary>
    [Parameter]
    public SwitchParameter Reset { get; set; }

    /// <summary>Writes you as a contact, with what was published.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>How long the server may take, in seconds or as a TimeSpan: more than 0, or -1 for ever. Default: 30.</summary>
    [Parameter]
    [Alias("TimeoutSec", "TimeoutSeconds")]
    [Seconds]
    [ValidateTimeout]
    public double Timeout { get; set; } = 30;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        using var deadline = NewDeadline(Timeout);
        try
        {
            var update = Update();
            var what = string.Join(", ", Describe(update));
            if (!ShouldProcess($"Set your presence: {what}.", $"Set your presence: {what}?", "Set"))
                return;
            Await(Session.People.PublishAsync(update, deadline, Notices));
            if (PassThru)
                WriteObject(Await(Session.People.GetPublishedAsync(update, deadline, Notices)));
        }
        catch (LyncException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, null));
        }
    }

    /// <summary>A null is a value that was given here: it clears like an empty one.</summary>
    private PresenceUpdate Update()
    {
        var given = MyInvocation.BoundParameters;
        var update = new PresenceUpdate(
            Availability is null ? null : (OwnAvailability)Enum.Parse(typeof(OwnAvailability), Availability, ignoreCase: true),
            given.ContainsKey(nameof(Note)) ? Note ?? "" : null,
            given.ContainsKey(nameof(Location)) ? Location ?? "" : null)
        {
            Reset = Reset,
        };
        if (Reset && Availability is not null)
            throw ErrorRecords.Missing("-Availability and -Reset do not go together.", "Give one of them.");
        return Reset || update is not { Availability: null, Note: null, Location: null }
            ? update
            : throw ErrorRecords.Missing("There is nothing to set.", "Give -Availability, -Note, -Location or -Reset.");
    }

    private static IEnumerable<string> Describe(PresenceUpdate update)
    {
        if (update.Reset)
            yield return "the client's own availability";
        if (update.Availability is { } availability)
            yield return $"{availability}";
        if (update.Note is { } note)
            yield return note.Length > 0 ? $"the note {DisplayText.Quote(note)}" : "no note";
        if (update.Location is { } location)
            yield return location.Length > 0 ? $"the place {DisplayText.Quote(location)}" : "no place";
    }
}
