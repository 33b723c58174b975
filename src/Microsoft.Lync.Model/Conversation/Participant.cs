using System.Collections.Generic;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation.Conversations;

namespace Microsoft.Lync.Model.Conversation;

/// <summary>Somebody in a conversation; has modalities of its own, on which it is heard.</summary>
public class Participant : UCWFull
{
    internal Participant(ParticipantObject remote)
    {
        Com = remote;
    }

    public Contact? Contact => GetWrapped<Contact>(() => Remote.Contact);

    public Conversation? Conversation => GetWrapped<Conversation>(() => Remote.Conversation);

    public bool IsSelf => Get(() => Remote.IsSelf, false);

    public IDictionary<ModalityTypes, Modality>? Modalities =>
        GetCollection(() => Model.Conversation.Conversation.ModalitiesOf(Remote, Remote.Messaging));

    private ParticipantObject Remote => (ParticipantObject)Com;
}
