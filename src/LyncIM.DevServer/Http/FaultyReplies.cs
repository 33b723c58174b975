using System.Text;
using LyncIM.DevServer.Authentication;
using LyncIM.DevServer.Control;
using LyncIM.DevServer.Network;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace LyncIM.DevServer.Http;

/// <summary>Answers that are wrong because somebody wants that.</summary>
internal static class FaultyReplies
{
    /// <summary>What is answered while nothing is done; null where what was asked for is done.</summary>
    public static Reply? InPlaceOf(HttpContext context, RequestFault fault, ServerState state) => fault.Kind switch
    {
        FaultKind.Status => WithRetryAfter(fault, Reply.Of(new UcwaException(
            fault.Status, fault.Code ?? CodeOf(fault.Status), fault.Subcode, "Something went wrong, as it was asked to."))),
        FaultKind.Page => WithRetryAfter(fault, Reply.Text(
            $"<html><body><h1>{ReasonPhrases.GetReasonPhrase(fault.Status)}</h1></body></html>", "text/html", fault.Status)),
        FaultKind.Unauthorized => Challenges.Unauthorized(context, state),
        _ => null,
    };

    /// <summary>What is answered instead of <paramref name="answer"/> after it was done.</summary>
    public static byte[] Spoil(HttpContext context, RequestFault fault, byte[] answer)
    {
        if (fault.Kind == FaultKind.Garbage)
            return Encoding.UTF8.GetBytes("{\"_links\":{\"self\"<!-- ");
        if (fault.Kind != FaultKind.EmptyBody)
            return answer;
        context.Response.Headers.Remove("Location");
        context.Response.Headers.ContentType = default;
        return [];
    }

    private static Reply WithRetryAfter(RequestFault fault, Reply reply) =>
        fault.RetryAfter is { } seconds ? reply.With("Retry-After", $"{seconds}") : reply;

    private static string CodeOf(int status) => status switch
    {
        400 => "BadRequest",
        403 => "Forbidden",
        404 => "NotFound",
        405 => "MethodNotAllowed",
        408 => "ClientTimeout",
        409 => "Conflict",
        410 => "Gone",
        412 => "PreconditionFailed",
        413 => "EntityTooLarge",
        415 => "UnsupportedMediaType",
        428 => "PreconditionRequired",
        429 => "TooManyRequests",
        503 => "ServiceUnavailable",
        504 => "Timeout",
        _ => "ServiceFailure",
    };
}
