using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation.Com;
using Microsoft.Lync.Model.Simulation.People;

namespace Microsoft.Lync.Model.Simulation.Conversations;

/// <summary>Somebody in a conversation. Who leaves and rejoins is a new participant, of the same contact.</summary>
internal sealed class ParticipantObject : ComEventSource
{
    public ParticipantObject(ConversationObject conversation, ContactObject contact, bool isSelf)
        : base(conversation.Process)
    {
        Conversation = conversation;
        Contact = contact;
        IsSelf = isSelf;
        Messaging = new MessagingObject(conversation, this);
    }

    public ConversationObject Conversation { get; }

    public ContactObject Contact { get; }

    public bool IsSelf { get; }

    /// <summary>The modality on which this participant is heard.</summary>
    public MessagingObject Messaging { get; }

    public override ComEventSource Keeper => Conversation;

    public override UCWBase NewWrapper() => new Participant(this);
}
