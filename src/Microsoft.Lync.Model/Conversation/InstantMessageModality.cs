using System;
using System.Collections.Generic;
using Microsoft.Lync.Model.Simulation.Com;
using Microsoft.Lync.Model.Simulation.Conversations;

namespace Microsoft.Lync.Model.Conversation;

/// <summary>
/// Instant messages. The conversation's own sends and sets typing; a participant's tells what that participant says and types.
/// </summary>
public class InstantMessageModality : Modality
{
    private readonly EventSlot<ModalityPropertyChangedEventArgs> _instantMessagePropertyChanged =
        new(nameof(InstantMessagePropertyChanged));

    private readonly EventSlot<MessageSentEventArgs> _instantMessageReceived = new(nameof(InstantMessageReceived));
    private readonly EventSlot<IsTypingChangedEventArgs> _isTypingChanged = new(nameof(IsTypingChanged));

    internal InstantMessageModality(MessagingObject remote)
        : base(remote)
    {
    }

    public bool IsTyping => Get(() => Remote.IsTyping, false);

    public event EventHandler<ModalityPropertyChangedEventArgs> InstantMessagePropertyChanged
    {
        add => _instantMessagePropertyChanged.Add(value);
        remove => _instantMessagePropertyChanged.Remove(value);
    }

    public event EventHandler<MessageSentEventArgs> InstantMessageReceived
    {
        add => _instantMessageReceived.Add(value);
        remove => _instantMessageReceived.Remove(value);
    }

    public event EventHandler<IsTypingChangedEventArgs> IsTypingChanged
    {
        add => _isTypingChanged.Add(value);
        remove => _isTypingChanged.Remove(value);
    }

    public IAsyncResult BeginSetComposing(bool isComposing, AsyncCallback? modalityCallback, object? state)
    {
        var operation = new Operation(this, modalityCallback, state);
        return Begin(operation, () => Remote.SetComposing(isComposing, operation));
    }

    public void EndSetComposing(IAsyncResult asyncResult) => Operation.End(asyncResult);

    public IAsyncResult BeginSendMessage(string text, AsyncCallback? modalityCallback, object? state)
    {
        var operation = new Operation(this, modalityCallback, state);
        var contents = new Dictionary<InstantMessageContentType, string> { [InstantMessageContentType.PlainText] = text };
        return Begin(operation, () => Remote.Send(contents, operation));
    }

    /// <summary>Asks for the client, which may make a new one, and fills a list in Lync's process: two calls more.</summary>
    public IAsyncResult BeginSendMessage(
        IDictionary<InstantMessageContentType, string> contents, AsyncCallback? modalityCallback, object? state)
    {
        if (contents is null)
            throw LyncClientException.FromCode(ComFailure.InvalidArgument);
        var list = LyncClient.GetClient();
        list.Call(() => { }, "CreateMessageContents");
        foreach (var part in contents)
            list.Call(() => MediaTypes.Of(part.Key), "AddMessageContent");
        var operation = new Operation(this, modalityCallback, state);
        return Begin(operation, () => Remote.Send(contents, operation));
    }

    public void EndSendMessage(IAsyncResult asyncResult) => Operation.End(asyncResult);

    /// <summary>Raised twice, it has the same data in other arguments.</summary>
    internal void OnReceived(string? text, Func<IDictionary<InstantMessageContentType, string>?> contents)
    {
        var data = NewData();
        _instantMessageReceived.Raise(this, () => new MessageSentEventArgs(data, text, contents));
    }

    internal void OnTypingChanged(bool isTyping) =>
        _isTypingChanged.Raise(this, () => new IsTypingChangedEventArgs(NewData(), isTyping));

    internal void OnPropertyChanged(ModalityProperty property, object value) =>
        _instantMessagePropertyChanged.Raise(this, () => new ModalityPropertyChangedEventArgs(NewData(), property, value));
}
