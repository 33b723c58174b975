namespace LyncIM;

/// <summary>An answer to a question that Request-LyncReply has asked. It does not change.</summary>
public sealed class LyncReply
{
    internal LyncReply(string to, string question, LyncMessage message)
    {
        To = to;
        Question = question;
        Answer = message;
        LiveProperty.Add(this, nameof(Message), () => Answer);
    }

    /// <summary>Who was asked: the address; for a conversation, all its participants' addresses, separated by "; ".</summary>
    public string To { get; }

    /// <summary>Who has answered: the address.</summary>
    public string From => Answer.From;

    /// <summary>What was asked, as it was sent.</summary>
    public string Question { get; }

    /// <summary>What was answered, as text without control characters but tab and newline.</summary>
    public string Text => Answer.Text;

    /// <summary>Which of the choices that is, spelt as it was given; null where there were no choices.</summary>
    public string? Choice { get; internal init; }

    /// <summary>How long it took from the question to the answer, in seconds.</summary>
    public double Elapsed { get; internal init; }

    /// <summary>The conversation in which it was asked and answered.</summary>
    public LyncConversation Conversation => Answer.Conversation;

    /// <summary>The answer as it was received: in PowerShell a <see cref="LyncMessage"/>, in JSON this text.</summary>
    public string Message => Text;

    internal LyncMessage Answer { get; }

    /// <summary>The choice, or else the text.</summary>
    public override string ToString() => Choice ?? Text;
}
