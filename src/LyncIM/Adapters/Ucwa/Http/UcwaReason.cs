namespace LyncIM.Adapters.Ucwa;

/// <summary>Why something failed, in the server's words: in the body of an error, or in an event. Unknown subcodes mean nothing.</summary>
/// <param name="Code">For example RemoteFailure; may be empty.</param>
/// <param name="Subcode">For example Declined; may be empty.</param>
/// <param name="Message">For people, in the language that was asked for; may be empty.</param>
internal sealed record UcwaReason(string Code, string Subcode, string Message)
{
    public static UcwaReason Of(UcwaResource resource) =>
        new(resource.Text("code") ?? "", resource.Text("subcode") ?? "", resource.Text("message") ?? "");
}
