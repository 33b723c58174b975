using Microsoft.Lync.Model.Conversation;

namespace LyncIM.Tests.Faults;

/// <summary>A scene about one conversation, in which something goes wrong.</summary>
public sealed class WalkScene : Scene
{
    internal const string Kim = "sip:kim@contoso.com";

    internal LyncConversation? Conversation { get; set; }

    /// <summary>The same in the SDK, through which others speak; found before anything goes wrong.</summary>
    internal Conversation? Channel { get; set; }
}
