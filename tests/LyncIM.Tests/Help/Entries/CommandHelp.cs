using System.Collections.Generic;

namespace LyncIM.Tests.Help;

/// <summary>What the help says of a command.</summary>
internal sealed record CommandHelp(
    string Name,
    string VerbAndNoun,
    string Synopsis,
    string Description,
    IReadOnlyList<SyntaxHelp> Syntax,
    IReadOnlyList<ParameterHelp> Parameters,
    IReadOnlyList<TypeHelp> Inputs,
    IReadOnlyList<TypeHelp> Outputs,
    IReadOnlyList<ExampleHelp> Examples,
    IReadOnlyList<LinkHelp> Links);
