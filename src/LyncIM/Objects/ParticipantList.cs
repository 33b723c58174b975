using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace LyncIM;

/// <summary>People in a conversation; as a text, for example in a cell of Export-Csv, their addresses: kim@contoso.com; lee@contoso.com.</summary>
internal sealed class ParticipantList : ReadOnlyCollection<LyncParticipant>
{
    public ParticipantList(IList<LyncParticipant> participants)
        : base(participants)
    {
    }

    public override string ToString() => string.Join("; ", this);
}
