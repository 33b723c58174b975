using LyncIM.DevServer.Network;

namespace LyncIM.DevServer.Conversations;

/// <summary>Somebody in a dialogue, and what they are told of the others there.</summary>
internal abstract class Party
{
    protected Party(Dialogue dialogue, string address, string name)
    {
        Dialogue = dialogue;
        Address = address;
        Name = name;
    }

    public Dialogue Dialogue { get; }

    /// <summary>The address without its scheme.</summary>
    public string Address { get; }

    public string Uri => "sip:" + Address;

    public string Name { get; }

    public bool IsTyping { get; set; }

    /// <summary>Whether messages reach them here.</summary>
    public abstract bool HasMessaging { get; }

    protected ServerState Server => Dialogue.State;

    /// <summary>Tells of somebody who has come.</summary>
    public abstract void HearJoined(Party other);

    /// <summary>Tells of somebody who has left a meeting.</summary>
    public abstract void HearLeft(Party other);

    /// <summary>Tells of somebody with whom messages can be exchanged from now on.</summary>
    public abstract void HearMessaging(Party other);

    public abstract void HearTyping(Party other);

    /// <summary>Tells that the other one of two has left.</summary>
    public abstract void HearEnd();

    /// <summary>Tells that two are a meeting now.</summary>
    public abstract void HearEscalated();
}
