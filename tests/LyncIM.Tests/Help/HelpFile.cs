using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace LyncIM.Tests.Help;

/// <summary>en-US/LyncIM.dll-Help.xml, in MAML.</summary>
internal static class HelpFile
{
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static IReadOnlyDictionary<string, CommandHelp> Commands { get; } = XDocument
        .Load(Repository.Folder("en-US", "LyncIM.dll-Help.xml")).Root!
        .Elements(Command + "command")
        .Select(Read)
        .ToDictionary(command => command.Name);

    private static CommandHelp Read(XElement command)
    {
        var details = command.Element(Command + "details")!;
        return new CommandHelp(
            details.Element(Command + "name")!.Value,
            $"{details.Element(Command + "verb")!.Value}-{details.Element(Command + "noun")!.Value}",
            Text(details.Element(Maml + "description")),
            Text(command.Element(Maml + "description")),
            [.. command.Element(Command + "syntax")!.Elements(Command + "syntaxItem").Select(ReadSyntax)],
            [.. command.Element(Command + "parameters")!.Elements(Command + "parameter").Select(ReadParameter)],
            [.. command.Descendants(Command + "inputType").Select(ReadType)],
            [.. command.Descendants(Command + "returnValue").Select(ReadType)],
            [.. command.Descendants(Command + "example").Select(ReadExample)],
            [.. command.Descendants(Maml + "navigationLink").Select(ReadLink)]);
    }

    private static SyntaxHelp ReadSyntax(XElement syntax) => new(
        syntax.Element(Maml + "name")!.Value, [.. syntax.Elements(Command + "parameter").Select(ReadParameter)]);

    private static ParameterHelp ReadParameter(XElement parameter) => new(
        parameter.Element(Maml + "name")!.Value,
        parameter.Attribute("required")!.Value,
        parameter.Attribute("position")!.Value,
        parameter.Attribute("pipelineInput")!.Value,
        parameter.Attribute("globbing")!.Value,
        parameter.Attribute("aliases")!.Value,
        parameter.Element(Command + "parameterValue")?.Value,
        parameter.Element(Dev + "defaultValue")?.Value,
        Text(parameter.Element(Maml + "description")));

    private static TypeHelp ReadType(XElement type) =>
        new(type.Element(Dev + "type")!.Element(Maml + "name")!.Value, Text(type.Element(Maml + "description")));

    private static ExampleHelp ReadExample(XElement example) => new(
        example.Element(Maml + "title")!.Value, example.Element(Dev + "code")!.Value, Text(example.Element(Dev + "remarks")));

    private static LinkHelp ReadLink(XElement link) => new(link.Element(Maml + "linkText")!.Value, link.Element(Maml + "uri")!.Value);

    private static string Text(XElement? block) => string.Join("\n", block?.Elements(Maml + "para").Select(para => para.Value) ?? []).Trim();
}
