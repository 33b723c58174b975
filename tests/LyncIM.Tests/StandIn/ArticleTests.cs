using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Conversation;
using Microsoft.Lync.Model.Simulation;

namespace LyncIM.Tests.StandIn;

/// <summary>The sequence of the vendor's article "How to: Start a Lync IM conversation", as an application would write it.</summary>
public sealed class ArticleTests
{
    private readonly ConcurrentQueue<string> _received = new();
    private readonly ConcurrentQueue<bool> _typing = new();
    private readonly ConcurrentQueue<string> _failures = new();
    private LyncClient _client = null!;
    private Conversation _conversation = null!;
    private string _remote = null!;

    public ArticleTests()
    {
        SimulatedNetwork.Reset();
    }

    [Fact]
    public void Starts_a_conversation_sends_and_receives()
    {
        Start("sip:echo@contoso.com");
        Eventually.True(() => Messaging.CanInvoke(ModalityAction.SendInstantMessage));
        Type(true);
        Send("hello");

        Eventually.Equal("echo: hello", () => _received.FirstOrDefault());
        Eventually.Equal([true, false], () => _typing.ToArray());
        Assert.Equal(ConversationState.Active, _conversation.State);
        Assert.Equal(ModalityState.Connected, Messaging.State);
        Assert.Empty(_failures);
        Assert.Empty(SimulatedNetwork.SwallowedExceptions);
        Eventually.Equal(0, () => SimulatedNetwork.TypingCount);
    }

    [Fact]
    public void A_format_that_the_other_side_cannot_show_fails_as_the_article_says()
    {
        Start("sip:plain@contoso.com");
        Eventually.True(() => Messaging.CanInvoke(ModalityAction.SendInstantMessage));
        Messaging.BeginSendMessage(
            new Dictionary<InstantMessageContentType, string> { [InstantMessageContentType.Html] = "<b>hi</b>" }, OnSent, null);

        Eventually.Equal("Generic COM Exception. Code is 0x80EF019F.", () => _failures.FirstOrDefault());
    }

    [Fact]
    public void A_conference_is_joined_by_its_url()
    {
        _client = LyncClient.GetClient();
        _conversation = _client.ConversationManager!.JoinConference("sip:kim@contoso.com;gruu;opaque=app:conf:focus:id:ABC");

        Eventually.True(() => Messaging.CanInvoke(ModalityAction.SendInstantMessage));
        Assert.Contains("ABC", (string)_conversation.Properties![ConversationProperty.ConferencingUri]);
    }

    [Fact]
    public void The_user_is_signed_out_and_in_again()
    {
        _client = LyncClient.GetClient();
        var states = new ConcurrentQueue<ClientState>();
        _client.StateChanged += (_, change) => states.Enqueue(change.NewState);

        _client.BeginSignOut(_client.EndSignOut, null);
        Eventually.Equal(ClientState.SignedOut, () => _client.State);
        _client.BeginSignIn(null, null, null, _client.EndSignIn, null);
        Eventually.Equal(ClientState.SignedIn, () => _client.State);

        Eventually.Equal(
            [ClientState.SigningOut, ClientState.SignedOut, ClientState.SigningIn, ClientState.SignedIn], () => states.ToArray());
    }

    private InstantMessageModality Messaging => (InstantMessageModality)_conversation.Modalities![ModalityTypes.InstantMessage];

    private void Start(string participantUri)
    {
        _client = LyncClient.GetClient();
        _remote = participantUri;
        _client.ConversationManager!.ConversationAdded += OnConversationAdded;
        _conversation = _client.ConversationManager.AddConversation();
    }

    private void OnConversationAdded(object? source, ConversationManagerEventArgs data)
    {
        data.Conversation!.ParticipantAdded += OnParticipantAdded;
        if (data.Conversation!.CanInvoke(ConversationAction.AddParticipant))
            data.Conversation!.AddParticipant(_client.ContactManager!.GetContactByUri(_remote));
    }

    private void OnParticipantAdded(object? source, ParticipantCollectionChangedEventArgs data)
    {
        if (data.Participant!.IsSelf || !((Conversation)source!).Modalities!.ContainsKey(ModalityTypes.InstantMessage))
            return;
        var messaging = (InstantMessageModality)data.Participant!.Modalities![ModalityTypes.InstantMessage];
        messaging.InstantMessageReceived += OnMessageReceived;
        messaging.IsTypingChanged += (_, typing) => _typing.Enqueue(typing.IsTyping);
    }

    private void OnMessageReceived(object? source, MessageSentEventArgs data)
    {
        var sender = (string)((InstantMessageModality)source!).Participant!.Contact!.GetContactInformation(ContactInformationType.DisplayName)!;
        Assert.Equal("Echo", sender);
        if (data.Contents!.TryGetValue(InstantMessageContentType.PlainText, out var text))
            _received.Enqueue(text);
    }

    private void Type(bool isTyping)
    {
        if (Messaging.CanInvoke(ModalityAction.SetIsTyping))
            Messaging.BeginSetComposing(isTyping, Messaging.EndSetComposing, null);
    }

    private void Send(string text)
    {
        var message = new Dictionary<InstantMessageContentType, string> { [InstantMessageContentType.PlainText] = text };
        if (Messaging.CanInvoke(ModalityAction.SendInstantMessage))
            Messaging.BeginSendMessage(message, OnSent, message);
    }

    private void OnSent(IAsyncResult result)
    {
        Type(false);
        try
        {
            Messaging.EndSendMessage(result);
        }
        catch (LyncClientException e)
        {
            _failures.Enqueue(e.Message);
        }
    }
}
