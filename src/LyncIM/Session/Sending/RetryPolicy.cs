using System;

namespace LyncIM.Session;

/// <summary>Which failures may pass, and how long to wait before a message is sent again.</summary>
internal static class RetryPolicy
{
    private const double FirstDelaySeconds = 0.5;
    private const double LongestDelaySeconds = 30;

    private static readonly Random Random = new();

    /// <summary>Doubles with each attempt, and is cut at random by up to a half, so that many do not come back at the same moment.</summary>
    public static TimeSpan DelayAfter(int attempt)
    {
        var seconds = Math.Min(LongestDelaySeconds, FirstDelaySeconds * Math.Pow(2, attempt - 1));
        lock (Random)
            return TimeSpan.FromSeconds(seconds * (0.5 + (Random.NextDouble() / 2)));
    }

    /// <summary>Whether another attempt may succeed. For 480 that depends on the contact's availability as well.</summary>
    public static bool MayPass(LyncException failure) => failure.Error switch
    {
        MessagingError.StartTimeout or MessagingError.SendTimeout or MessagingError.ConnectTimeout => true,
        MessagingError.ConversationEnded => true,
        _ => IsClientAway(failure) || failure.SipStatus is 408 or 480 or 503 or 504,
    };

    /// <summary>Whether the client may come back.</summary>
    public static bool IsClientAway(LyncException failure) => failure.Error
        is MessagingError.LyncClientNotRunning
        or MessagingError.LyncNotSignedIn
        or MessagingError.ServerNotFound
        or MessagingError.ServerFailure;
}
