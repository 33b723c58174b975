using System.Collections.Generic;

namespace LyncIM.Tests.Help;

/// <summary>One way to call a command.</summary>
internal sealed record SyntaxHelp(string Name, IReadOnlyList<ParameterHelp> Parameters);
