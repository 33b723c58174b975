namespace SimulatedContacts;

/// <summary>The formats in which messages are written, as media types.</summary>
internal static class ContentTypes
{
    public const string Plain = "text/plain";
    public const string Html = "text/html";
    public const string Rtf = "text/rtf";
}
