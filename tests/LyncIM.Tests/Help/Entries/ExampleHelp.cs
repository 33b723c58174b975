namespace LyncIM.Tests.Help;

/// <summary>An example of a command.</summary>
internal sealed record ExampleHelp(string Title, string Code, string Remarks);
