
namespace LyncIM.Session;

/// <summary>Describes a client as users see it.</summary>
internal static class ClientDescription
{
    public static LyncClientInfo Of(AttachedClient attached)
    {
        var client = attached.Client;
        var state = client.State;
        var (address, name) = client.Self is { } self ? Sanitizer.Person(self) : ("", "");
        var isKnown = address.Length > 0;
        return new LyncClientInfo(state)
        {
            Kind = client.Kind.ToString(),
            SipAddress = isKnown ? address : null,
            DisplayName = isKnown ? name : null,
            Source = client.Source,
            Version = client.Version,
            Reason = client.Reason ?? (state == LyncClientState.SignedIn ? null : Explain(attached, state)),
        };
    }

    private static string Explain(AttachedClient attached, LyncClientState state)
    {
        var failure = state == LyncClientState.NotRunning ? attached.Words.GoneError() : attached.Words.NotSignedInError();
        return failure.Recommendation is { } advice ? $"{failure.Message} {advice}" : failure.Message;
    }
}
