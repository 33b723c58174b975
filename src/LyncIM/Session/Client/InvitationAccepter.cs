using System.Collections.Generic;
using System.Threading.Tasks;

namespace LyncIM.Session;

/// <summary>Accepts what others start, while that is wanted (Connect-LyncClient -AcceptIncoming).</summary>
internal sealed class InvitationAccepter
{
    private volatile bool _isOn;

    /// <summary>Accepts invitations from now on, those that wait first.</summary>
    public void TurnOn(IEnumerable<OpenConversation> waiting)
    {
        _isOn = true;
        foreach (var open in waiting)
            Consider(open);
    }

    public void TurnOff() => _isOn = false;

    /// <summary>Accepts a conversation that may be an invitation; some look connected all the same.</summary>
    public void Consider(OpenConversation open)
    {
        if (_isOn)
            Task.Run(open.AcceptQuietlyAsync);
    }
}
