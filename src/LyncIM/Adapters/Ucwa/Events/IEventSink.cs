using System.Collections.Generic;

namespace LyncIM.Adapters.Ucwa;

/// <summary>Takes what the event channel brings; it must not wait.</summary>
internal interface IEventSink
{
    /// <summary>Events, in order.</summary>
    void OnEvents(IReadOnlyList<UcwaEvent> events);

    /// <summary>Events may have been lost: what is there has to be looked at.</summary>
    void OnResync();

    /// <summary>The server has ended all conversations and subscriptions of the application.</summary>
    void OnResume();
}
