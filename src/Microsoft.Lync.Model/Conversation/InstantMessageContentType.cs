namespace Microsoft.Lync.Model.Conversation;

/// <summary>The formats of a message; one message can hold several.</summary>
public enum InstantMessageContentType
{
    PlainText = 0,
    Html = 1,
    RichText = 2,
    Gif = 3,
    Ink = 4,
    Unknown = 5,
    Invalid = -1,
}
