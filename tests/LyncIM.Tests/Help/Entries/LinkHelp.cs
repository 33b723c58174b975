namespace LyncIM.Tests.Help;

/// <summary>Where the help of a command leads.</summary>
internal sealed record LinkHelp(string Text, string Uri);
