using System.Collections.Generic;

namespace LyncIM.Messaging;

/// <summary>
/// A message as it came: from whom, whether that is the local user, and what it holds. <see cref="Contents"/> may be empty;
/// <see cref="Text"/> is what the client gives besides, where it gives anything.
/// </summary>
internal sealed record ArrivedMessage(
    Person Sender, bool IsFromSelf, IReadOnlyDictionary<LyncMessageFormat, string> Contents, string? Text);
