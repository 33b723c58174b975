using System.Collections.Generic;
using Microsoft.Lync.Model.Conversation;

namespace Microsoft.Lync.Model.Simulation;

public static partial class SimulatedNetwork
{
    /// <summary>A message that was delivered.</summary>
    public sealed class SentMessage
    {
        internal SentMessage(string to, IReadOnlyDictionary<InstantMessageContentType, string> contents)
        {
            To = to;
            Contents = contents;
        }

        /// <summary>The recipients' URIs, separated by ", ".</summary>
        public string To { get; }

        /// <summary>The plain text, or whatever stands first.</summary>
        public string Text => TextOf(Contents);

        /// <summary>The message in each of its formats.</summary>
        public IReadOnlyDictionary<InstantMessageContentType, string> Contents { get; }
    }
}
