using System.Linq;
using LyncIM.DevServer.Control;
using LyncIM.DevServer.Invitations;
using SimulatedContacts;

namespace LyncIM.DevServer.Conversations;

/// <summary>A simulated contact in a dialogue; what they do follows from messages alone.</summary>
internal sealed class SimulatedParty : Party
{
    public SimulatedParty(Dialogue dialogue, SimulatedPerson person)
        : base(dialogue, person.Address, person.DisplayName) => Person = person;

    public SimulatedPerson Person { get; }

    public override bool HasMessaging => true;

    public override void HearJoined(Party other)
    {
    }

    public override void HearLeft(Party other)
    {
    }

    public override void HearMessaging(Party other)
    {
    }

    public override void HearTyping(Party other)
    {
    }

    public override void HearEnd()
    {
    }

    public override void HearEscalated()
    {
    }

    /// <summary>Does after a message what they do after every one.</summary>
    public void React(string writer, string text)
    {
        Server.Delivered.Add(new DeliveredMessage(Address, writer, text));
        var delay = 0;
        foreach (var reaction in Person.ReactionsTo(text, Dialogue.IsCallBack))
            Server.Scheduler.After(delay += 1, () => Do(reaction, writer));
    }

    private void Do(Reaction reaction, string writer)
    {
        if (!Dialogue.Parties.Contains(this))
            return;
        switch (reaction.Kind)
        {
            case ReactionKind.StartTyping:
                Dialogue.Type(this, true);
                break;
            case ReactionKind.StopTyping:
                Dialogue.Type(this, false);
                break;
            case ReactionKind.Answer:
                Dialogue.Say(this, reaction.ContentType, reaction.Text);
                break;
            case ReactionKind.Leave:
                Dialogue.Leave(this);
                break;
            default:
                MessagingCall.FromPerson(Server, Person, writer, new MessageText(reaction.ContentType, reaction.Text), isCallBack: true);
                break;
        }
    }
}
