using System.Collections.Generic;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation;

namespace Microsoft.Lync.Model.Conversation;

/// <summary>Somebody in a conversation; has modalities of its own, on which it is heard.</summary>
public class Participant : UCWFull
{
    private readonly Conversation _conversation;
    private readonly Contact _contact;
    private readonly bool _isSelf;
    private readonly Dictionary<ModalityTypes, Modality> _modalities = new();

    internal Participant(Conversation conversation, SimulatedContact person, bool isSelf)
    {
        OwnedBy(conversation.Owner);
        _conversation = conversation;
        _contact = new Contact(conversation.Owner, person);
        _isSelf = isSelf;
        Messaging = new InstantMessageModality(conversation, this);
        _modalities[ModalityTypes.InstantMessage] = Messaging;
    }

    public Contact? Contact => Read<Contact?>(_contact, null);

    public Conversation? Conversation => Read<Conversation?>(_conversation, null);

    public bool IsSelf => Read(_isSelf, false);

    public IDictionary<ModalityTypes, Modality>? Modalities =>
        Read<IDictionary<ModalityTypes, Modality>?>(new Dictionary<ModalityTypes, Modality>(_modalities), null);

    internal SimulatedContact Person => _contact.Person;

    internal InstantMessageModality Messaging { get; }
}
