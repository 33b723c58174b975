namespace LyncIM;

/// <summary>The format of a message, or of one of the parts of a message.</summary>
public enum LyncMessageFormat
{
    /// <summary>text/plain: what every client takes.</summary>
    PlainText,

    /// <summary>text/html: what Lync 2013 and Skype for Business send.</summary>
    Html,

    /// <summary>text/rtf: what older clients send.</summary>
    RichText,

    /// <summary>image/gif: an ink drawing as a picture. Received only.</summary>
    Gif,

    /// <summary>application/x-ms-ink: an ink drawing. Received only.</summary>
    Ink,
}
