using System.Collections.Generic;

namespace LyncIM.Commands;

/// <summary>What one record of the pipeline, or the command line alone, asks for: a text to people, or to conversations.</summary>
internal sealed record MessageToSend(string Text, IReadOnlyList<string> People, IReadOnlyList<LyncConversation> Conversations)
{
    public static MessageToSend To(IReadOnlyList<string> people, string text) => new(text, people, new LyncConversation[0]);

    public static MessageToSend In(IReadOnlyList<LyncConversation> conversations, string text) => new(text, new string[0], conversations);
}
