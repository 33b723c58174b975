using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using LyncIM.DevServer.Http;
using LyncIM.DevServer.Network;
using SimulatedContacts;

namespace LyncIM.DevServer.Conversations;

/// <summary>One message on its way from an application to everybody else in the dialogue, until it is known what became of it.</summary>
internal sealed class Delivery
{
    private readonly Conversation _sender;
    private readonly MessageText _message;
    private readonly int _number;
    private readonly string? _operationId;
    private readonly List<Party> _failed = [];
    private int _open;
    private JsonObject? _reason;

    private Delivery(Conversation sender, MessageText message, int number, string? operationId)
    {
        _sender = sender;
        _message = message;
        _number = number;
        _operationId = operationId;
    }

    /// <summary>Sends it; returns where it is.</summary>
    public static string Start(Conversation sender, MessageText message, string? operationId)
    {
        var number = sender.NextMessage();
        new Delivery(sender, message, number, operationId).Start();
        return sender.MessageHref(number);
    }

    private ServerState Server => _sender.Dialogue.State;

    private void Start()
    {
        _sender.Messages[_number] = MessageResource.Outgoing(_sender, _number, _operationId);
        _sender.Dialogue.Type(_sender, false);
        var others = _sender.Dialogue.Except(_sender).Where(party => party.HasMessaging).ToArray();
        var people = others.OfType<SimulatedParty>().ToArray();
        var conversations = others.OfType<Conversation>().ToArray();
        // Counts itself, too, so that nothing completes before all are on their way.
        _open = 1 + conversations.Length;
        if (people.Length > 0)
            Bring(people, isAlone: others.Length == 1);
        foreach (var conversation in conversations)
            Bring(conversation);
        Server.Scheduler.After(1, Close);
    }

    private void Bring(SimulatedParty[] people, bool isAlone)
    {
        var contents = new Dictionary<string, string> { [_message.ContentType] = _message.Text };
        var fate = Server.People.FateOf(people.Select(party => party.Person).ToArray(), contents);
        _open++;
        if (fate.Milliseconds is not { } milliseconds)
            return;
        Server.Scheduler.After(milliseconds, () =>
        {
            if (!fate.IsDelivered && isAlone)
                _reason = Reasons.Of(fate.Status, people[0].Person);
            Close();
            if (fate.IsDelivered)
                foreach (var party in people)
                    party.React(_sender.Address, _message.Text);
        });
    }

    /// <summary>Brings it to an application, which has it when a GET has taken it.</summary>
    private void Bring(Conversation conversation)
    {
        if (_message.ContentType == ContentTypes.Html && !_sender.Formats.Contains("Html"))
        {
            Fail(conversation, Reasons.NotSupported());
            return;
        }
        var isTold = false;
        void Close()
        {
            if (isTold)
                return;
            isTold = true;
            this.Close();
        }
        var happened = conversation.Incoming(_sender, _message);
        happened.Taken = Close;
        conversation.Application.Tell(happened);
        Server.Scheduler.After(Server.Options.DeliveryTimeout, () =>
        {
            if (isTold)
                return;
            isTold = true;
            conversation.Application.Channel.Withdraw(happened);
            Fail(conversation, Reasons.NoAnswer());
        });
    }

    private void Fail(Party party, JsonObject reason)
    {
        _failed.Add(party);
        _reason = reason;
        Close();
    }

    private void Close()
    {
        if (--_open > 0)
            return;
        var isFailure = _reason is not null && !(_sender.Dialogue.IsMeeting && _failed.Count > 0);
        var resource = (JsonObject)_sender.Messages[_number].DeepClone();
        if (!isFailure && _failed.Count > 0)
            ((JsonObject)resource["_links"]!)["failedDeliveryParticipant"] = Json.Links(_failed.Select(_sender.ParticipantHref));
        var happened = _sender.Event("completed", "message", _sender.MessageHref(_number)).WithStatus(!isFailure);
        _sender.Application.Tell((isFailure ? happened.WithReason(_reason) : happened).With(resource));
    }
}
