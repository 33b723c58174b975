using System;

namespace Microsoft.Lync.Model.Conversation;

/// <summary>Tells which participant came or went.</summary>
public class ParticipantCollectionChangedEventArgs : EventArgs
{
    internal ParticipantCollectionChangedEventArgs(Participant participant, int statusCode)
    {
        Participant = participant;
        StatusCode = statusCode;
    }

    public Participant Participant { get; }

    public int StatusCode { get; }
}
