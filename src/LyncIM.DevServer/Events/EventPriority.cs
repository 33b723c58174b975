namespace LyncIM.DevServer.Events;

/// <summary>How long an event may be held back.</summary>
internal enum EventPriority
{
    High,
    Medium,
}
