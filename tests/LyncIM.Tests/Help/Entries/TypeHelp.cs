namespace LyncIM.Tests.Help;

/// <summary>What a command takes or writes.</summary>
internal sealed record TypeHelp(string Name, string Description);
