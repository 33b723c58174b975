using System;
using System.Diagnostics;
using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Waiting;

namespace LyncIM.Session;

/// <summary>Whether a contact can be reached now, for messages that are left out or held where it cannot.</summary>
internal static class ContactAvailability
{
    /// <summary>How long a contact's presence may take to arrive before the message is sent without it.</summary>
    private static readonly TimeSpan PresenceTime = TimeSpan.FromSeconds(5);

    /// <summary>How often a contact that is not available is looked at again.</summary>
    private static readonly TimeSpan PresenceInterval = TimeSpan.FromSeconds(1);

    /// <summary>The contact's availability; null where it is not known in time.</summary>
    public static async Task<LyncAvailability?> GetAsync(SendScheduler scheduler, SipAddress contact)
    {
        using var deadline = new Deadline(PresenceTime, scheduler.Stop);
        try
        {
            return (await scheduler.Session.People.GetContactAsync(contact, deadline, scheduler.Notices).ConfigureAwait(false)).Presence;
        }
        catch (LyncException)
        {
            return null;
        }
    }

    /// <summary>
    /// Why a message is not sent: the contact is Offline or DoNotDisturb, and stays so for as long as the message may be held. Null where
    /// it can be sent: of whom nothing is known may well be reached.
    /// </summary>
    public static async Task<string?> UnavailableReasonAsync(SendScheduler scheduler, SipAddress contact)
    {
        var availability = await GetAsync(scheduler, contact).ConfigureAwait(false);
        if (IsAvailable(availability))
            return null;
        if (scheduler.Options.Hold is not { } hold)
            return $"{contact} is {availability}.";
        scheduler.Pass();
        try
        {
            return await BecomesAvailableAsync(scheduler, contact, hold).ConfigureAwait(false)
                ? null
                : $"{contact} was {availability} for {hold.TotalSeconds:0.###} seconds.";
        }
        finally
        {
            await scheduler.ReturnAsync().ConfigureAwait(false);
        }
    }

    private static async Task<bool> BecomesAvailableAsync(SendScheduler scheduler, SipAddress contact, TimeSpan hold)
    {
        var elapsed = Stopwatch.StartNew();
        while (hold - elapsed.Elapsed is var left && left > TimeSpan.Zero)
        {
            await Task.Delay(left < PresenceInterval ? left : PresenceInterval, scheduler.Stop).ConfigureAwait(false);
            if (IsAvailable(await GetAsync(scheduler, contact).ConfigureAwait(false)))
                return true;
        }
        return false;
    }

    private static bool IsAvailable(LyncAvailability? availability) =>
        availability is not (LyncAvailability.Offline or LyncAvailability.DoNotDisturb);
}
