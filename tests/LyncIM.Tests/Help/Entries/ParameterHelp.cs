namespace LyncIM.Tests.Help;

/// <summary>What the help says of a parameter.</summary>
internal sealed record ParameterHelp(
    string Name,
    string Required,
    string Position,
    string PipelineInput,
    string Globbing,
    string Aliases,
    string? Type,
    string? Default,
    string Description);
