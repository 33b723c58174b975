namespace LyncIM.Adapters.Sdk;

/// <summary>A process, as far as Windows lets this one look at it.</summary>
/// <param name="Session">The number of the session it runs in.</param>
/// <param name="User">The account it runs as, for example CONTOSO\kim.</param>
/// <param name="IsElevated">Whether it runs with an administrator's rights.</param>
internal sealed record DesktopProcess(int? Session, string? User, bool? IsElevated);
