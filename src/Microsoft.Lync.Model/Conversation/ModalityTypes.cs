using System;

namespace Microsoft.Lync.Model.Conversation;

/// <summary>The modalities of a conversation.</summary>
[Flags]
public enum ModalityTypes
{
    None = 0,
    InstantMessage = 1,
    AudioVideo = 2,
    ApplicationSharing = 4,
    ContentSharing = 8,
    Reserved1 = 16,
    Reserved2 = 32,
    Invalid = -1,
}
