using System;
using Microsoft.Lync.Model.Simulation.Com;
using Microsoft.Lync.Model.Simulation.Conversations;

namespace Microsoft.Lync.Model.Conversation;

/// <summary>Tells which participant came or went, and with which status where somebody was refused.</summary>
public class ParticipantCollectionChangedEventArgs : EventArgs
{
    private readonly EventData _data;
    private readonly ParticipantObject _participant;
    private readonly int _statusCode;

    internal ParticipantCollectionChangedEventArgs(EventData data, ParticipantObject participant, int statusCode)
    {
        _data = data;
        _participant = participant;
        _statusCode = statusCode;
    }

    public Participant? Participant => _data.Wrap<Participant>(this, _participant);

    public int StatusCode => _data.Get(this, () => _statusCode, -1);
}
