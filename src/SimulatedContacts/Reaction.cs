namespace SimulatedContacts;

/// <summary>One thing that somebody does after a message; what is said, where it is an answer or a call.</summary>
internal sealed class Reaction
{
    public Reaction(ReactionKind kind, string text = "", string contentType = ContentTypes.Plain)
    {
        Kind = kind;
        Text = text;
        ContentType = contentType;
    }

    public ReactionKind Kind { get; }

    public string Text { get; }

    public string ContentType { get; }
}
