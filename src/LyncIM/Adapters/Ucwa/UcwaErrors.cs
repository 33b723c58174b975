using System;
using System.Collections.Generic;
using LyncIM.Messaging;

namespace LyncIM.Adapters.Ucwa;

/// <summary>What the server says of failures, in the domain's words: by code and subcode, and by the status of HTTP.</summary>
internal static class UcwaErrors
{
    private const int NoSuchCall = 481;

    private static readonly Dictionary<string, int> StatusesBySubcode = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Busy"] = 486,
        ["Canceled"] = 487,
        ["ConversationNotFound"] = NoSuchCall,
        ["Declined"] = 603,
        ["Denied"] = 603,
        ["DestinationNotFound"] = 404,
        ["DoNotDisturb"] = 480,
        ["EntityTooLarge"] = 413,
        ["ExchangeTimeout"] = 504,
        ["FederationRequired"] = 403,
        ["ModalityNotSupported"] = 488,
        ["NotAcceptable"] = 488,
        ["NotAllowed"] = 403,
        ["Offline"] = 480,
        ["ServiceTimeout"] = 504,
        ["TemporarilyUnavailable"] = 480,
        ["Timeout"] = 504,
        ["Unavailable"] = 480,
        ["Unreachable"] = 480,
        ["UnsupportedMediaType"] = 415,
    };

    private static readonly Dictionary<string, int> StatusesByCode = new(StringComparer.OrdinalIgnoreCase)
    {
        ["EntityTooLarge"] = 413,
        ["Forbidden"] = 403,
        ["GatewayTimeout"] = 504,
        ["NotAcceptable"] = 488,
        ["NotFound"] = 404,
        ["ServiceUnavailable"] = 503,
        ["Timeout"] = 504,
        ["TooManyRequests"] = 503,
        ["UnsupportedMediaType"] = 415,
    };

    /// <summary>Why an invitation or a message has failed, as an event says it.</summary>
    public static LyncException Of(UcwaReason? reason)
    {
        if (reason is null)
            return new LyncException(MessagingError.LyncFailure, "The server says that it failed, and not why.");
        if (Is(reason.Subcode, "Ended") || Is(reason.Subcode, "ConversationNotFound"))
            return new LyncException(MessagingError.ConversationEnded, $"The conversation has ended ({Describe(reason)}).", NoSuchCall);
        var status = StatusOf(reason);
        // Nobody's answer within the server's time; a gateway that does not answer is another matter.
        if (status == 504 && !Is(reason.Code, "GatewayTimeout") || Is(reason.Subcode, "Missed"))
            return new LyncException(MessagingError.SendTimeout, $"Nobody answered in time ({Describe(reason)}).", 504);
        var (error, message) = SipFailure.Of(status);
        return new LyncException(error, $"{message} ({Describe(reason, status)}).", status);
    }

    /// <summary>Why a request of a conversation was refused.</summary>
    public static LyncException InConversation(UcwaResponse response) => response switch
    {
        { Status: 404 or 410, Reason: { } reason } when !Is(reason.Subcode, "DestinationNotFound") =>
            new LyncException(MessagingError.ConversationEnded, $"The conversation has ended ({Describe(reason)}).", NoSuchCall),
        { Status: 403 or 404 or 413 or 415, Reason: { } reason } => OfStatus(response.Status, reason),
        { Reason: { } reason, IsRefusedForNow: false } when StatusesBySubcode.ContainsKey(reason.Subcode) => Of(reason),
        _ => Of(response),
    };

    /// <summary>Why a request was refused.</summary>
    public static LyncException Of(UcwaResponse response) => response switch
    {
        _ when IsApplicationGone(response) => new LyncException(
            MessagingError.ServerFailure, "The server knew this process no longer; it is being signed in again.", 503, (uint)response.Status),
        // Nothing was done: it may be asked for again.
        { IsRefusedForNow: true } => new LyncException(
            MessagingError.ServerFailure, $"The server is busy (HTTP {response.Status}).", 503, (uint)response.Status),
        { Reason: { } reason, Status: < 500 and not (401 or 408) } => new LyncException(
            MessagingError.LyncFailure, $"The server does not do that ({Describe(reason)}{Said(reason)}).", code: (uint)response.Status),
        { IsPage: true } => new LyncException(
            MessagingError.ServerFailure,
            $"Something else than the server has answered, perhaps a proxy (HTTP {response.Status}, a page).",
            code: (uint)response.Status),
        _ => new LyncException(
            MessagingError.ServerFailure,
            $"The server answered what it must not (HTTP {response.Status}).",
            code: (uint)response.Status),
    };

    /// <summary>The resource of an answer.</summary>
    /// <exception cref="LyncException">It is none.</exception>
    public static UcwaResource Demand(UcwaResponse response) =>
        response.IsSuccess && response.Resource is { } resource ? resource : throw Of(response);

    /// <summary>No answer has come; where the request has not even been sent, it may be made again.</summary>
    public static LyncException NoAnswer(TransportException failure) => new(
        MessagingError.ServerFailure, $"The server cannot be reached: {failure.Message}.", failure.MayHaveArrived ? null : 503, inner: failure);

    /// <summary>The answer to something that must not be said twice was lost, and nothing tells what became of it.</summary>
    public static LyncException Unknown(string what) => new(
        MessagingError.ServerFailure, $"The server's answer was lost, and it does not tell what became of {what}: it may have been delivered.");

    /// <summary>Whether nothing was done because the server has lost the application.</summary>
    public static bool IsApplicationGone(LyncException failure) => failure is { Error: MessagingError.ServerFailure, Code: 404 or 410 };

    public static bool IsApplicationGone(UcwaResponse response) => response.IsGone
        && response.Reason is { } reason
        && (Is(reason.Subcode, "ApplicationNotFound") || Is(reason.Subcode, "InactiveApplicationExpired"));

    public static bool Is(string word, string other) => string.Equals(word, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>For example "RemoteFailure, Declined".</summary>
    public static string Describe(UcwaReason reason) => reason.Subcode.Length > 0 ? $"{reason.Code}, {reason.Subcode}" : reason.Code;

    private static string Describe(UcwaReason reason, int? status) =>
        status is { } known ? $"{Describe(reason)}; {SipStatus.Describe(known)}" : Describe(reason);

    private static string Said(UcwaReason reason) =>
        Formatting.DisplayText.OneLine(reason.Message) is { Length: > 0 } said ? ": " + said.TrimEnd('.') : "";

    private static LyncException OfStatus(int status, UcwaReason reason)
    {
        var (error, message) = SipFailure.Of(status);
        return new LyncException(error, $"{message} ({Describe(reason, status)}).", status);
    }

    private static int? StatusOf(UcwaReason reason) =>
        StatusesBySubcode.TryGetValue(reason.Subcode, out var status) || StatusesByCode.TryGetValue(reason.Code, out status)
            ? status
            : null;
}
