using System;

namespace LyncIM.Adapters.Sdk;

/// <summary>A state in which the client was seen.</summary>
/// <param name="State">The state.</param>
/// <param name="Since">When it was seen first, in local time.</param>
/// <param name="IsFirst">Whether it was so when the client was found: it may have been so for longer.</param>
internal sealed record SeenState(LyncClientState State, DateTime Since, bool IsFirst);
