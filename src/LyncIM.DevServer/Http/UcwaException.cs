using System;

namespace LyncIM.DevServer.Http;

/// <summary>A request that fails, in the words of UCWA.</summary>
internal sealed class UcwaException : Exception
{
    public UcwaException(int status, string code, string? subcode, string message)
        : base(message)
    {
        Status = status;
        Code = code;
        Subcode = subcode;
    }

    public int Status { get; }

    public string Code { get; }

    public string? Subcode { get; }

    public static UcwaException Invalid(string message) => new(400, "BadRequest", "ParameterValidationFailure", message);

    public static UcwaException NotReadable() => new(400, "BadRequest", "DeserializationFailure", "The request could not be read.");

    public static UcwaException Forbidden(string message) => new(403, "Forbidden", null, message);

    public static UcwaException NotFound(string subcode = "ResourceNotFound", string message = "There is no such resource.") =>
        new(404, "NotFound", subcode, message);

    public static UcwaException NoApplication() => NotFound("ApplicationNotFound", "There is no such application.");

    public static UcwaException NoMethod() => new(405, "MethodNotAllowed", "MethodNotAllowed", "The resource has no such method.");

    public static UcwaException Conflict(string subcode, string message) => new(409, "Conflict", subcode, message);

    public static UcwaException Mismatch() => new(412, "PreconditionFailed", "PreconditionFailed", "The resource has changed since.");

    public static UcwaException TooLarge() => new(413, "EntityTooLarge", "EntityTooLarge", "The message is too large.");

    public static UcwaException Unsupported() =>
        new(415, "UnsupportedMediaType", "UnsupportedMediaType", "The content type is not supported.");

    public static UcwaException NoETag() =>
        new(428, "PreconditionRequired", "PreconditionRequired", "If-Match with a quoted ETag is required.");
}
