using System;
using System.Threading;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// Looks at the client now and then, because events can be lost: at its state, at which conversations there are, and at one of
/// them. That is less than ten cheap calls a second, however many conversations are open, and none once it is disposed of.
/// </summary>
internal sealed class SdkWatch : IDisposable
{
    private readonly SdkClientEvents _client;
    private readonly SdkConversations _conversations;
    private readonly Timer _timer;

    public SdkWatch(SdkClientEvents client, SdkConversations conversations)
    {
        _client = client;
        _conversations = conversations;
        _timer = new Timer(_ => Look());
    }

    /// <summary>Pause between two looks. Tests of what is lost shorten it.</summary>
    public static TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);

    public void Start() => _timer.Change(Interval, Interval);

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        _client.Watcher.Begin();
        _conversations.Watcher.Begin();
        _conversations.LookAtNext();
    }
}
