using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;
using LyncIM.Commands;

namespace LyncIM.Tests.Help;

/// <summary>The help and the commands say the same; neither has what the other lacks.</summary>
public sealed class HelpTests
{
    private static readonly IReadOnlyDictionary<string, CmdletInfo> Cmdlets = ReadCmdlets();

    public static TheoryData<string> Commands => [.. Cmdlets.Keys];

    public static TheoryData<string> Topics => [.. Directory
        .GetFiles(Repository.Folder("en-US"), "about_*.help.txt")
        .Select(file => Path.GetFileName(file).Replace(".help.txt", ""))];

    [Fact]
    public void Each_command_has_help_and_nothing_else_has() => Assert.Equal(Cmdlets.Keys.Order(), HelpFile.Commands.Keys.Order());

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_command_is_described(string name)
    {
        var help = HelpFile.Commands[name];
        Assert.Equal(name, help.VerbAndNoun);
        Assert.NotEmpty(help.Synopsis);
        Assert.NotEmpty(help.Description);
        Assert.True(help.Examples.Count >= 3, $"{name} has {help.Examples.Count} examples.");
        Assert.All(help.Examples, (example, i) => Assert.StartsWith($"Example {i + 1}: ", example.Title));
        Assert.All(help.Examples, example => Assert.NotEmpty(example.Remarks));
        Assert.All(help.Examples, example => Assert.Contains(name, example.Code));
        Assert.All(help.Inputs.Concat(help.Outputs), type => Assert.NotEmpty(type.Description));
        Assert.NotEmpty(help.Inputs);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_syntax_is_that_of_the_command(string name)
    {
        var help = HelpFile.Commands[name].Syntax;
        Assert.All(help, syntax => Assert.Equal(name, syntax.Name));
        var expected = Cmdlets[name].ParameterSets
            .OrderByDescending(set => set.IsDefault)
            .Select(set => string.Join("\n", Own(set.Parameters).Select(Describe).Order()));
        Assert.Equal(expected, help.Select(syntax => string.Join("\n", syntax.Parameters.Select(Describe).Order())));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Each_parameter_is_described_as_it_is(string name)
    {
        var expected = Cmdlets[name].ParameterSets
            .OrderByDescending(set => set.IsDefault)
            .SelectMany(set => Own(set.Parameters))
            .DistinctBy(parameter => parameter.Name)
            .Select(parameter => $"{Describe(parameter)} {TypeOf(parameter)} = {DefaultOf(name, parameter)}");
        var help = HelpFile.Commands[name].Parameters;
        Assert.Equal(expected.Order(), help.Select(parameter => $"{Describe(parameter)} {parameter.Type} = {parameter.Default}").Order());
        Assert.All(help, parameter => Assert.NotEmpty(parameter.Description));
    }

    /// <summary>What a reader must know of a number: its unit and its range, and of what may be left out: what happens then.</summary>
    [Theory]
    [MemberData(nameof(Commands))]
    public void Numbers_have_units_and_ranges_and_what_has_no_value_by_default_says_what_that_means(string name) =>
        Assert.All(HelpFile.Commands[name].Parameters, parameter =>
        {
            if (parameter.Type is "double")
                Assert.Matches("in (milli)?seconds|so many seconds", parameter.Description);
            if (parameter.Type is "double" or "int")
                Assert.Matches(@"\d or more|more than 0", parameter.Description);
            if (parameter is { Required: "false", Default: "None", Position: "named" } and not { Name: "InputObject" or "Credential" })
                Assert.Contains("Default: ", parameter.Description);
        });

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_outputs_are_those_of_the_command(string name)
    {
        var outputs = Cmdlets[name].OutputType.Select(type => type.Type == typeof(void) ? "None" : type.Type.FullName!).Order();
        Assert.Equal(outputs, HelpFile.Commands[name].Outputs.Select(type => type.Name).Order());
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_links_lead_somewhere(string name)
    {
        var links = HelpFile.Commands[name].Links;
        Assert.Equal("Online Version:", links[0].Text);
        Assert.Equal(UriOf(name), links[0].Uri);
        Assert.NotEmpty(links.Skip(1));
        Assert.All(links.Skip(1), link => Assert.True(Cmdlets.ContainsKey(link.Text) || File.Exists(Topic(link.Text)), link.Text));
        Assert.DoesNotContain(links, link => link.Text == name);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_page_of_a_command_is_a_section_of_the_README(string name)
    {
        var section = UriOf(name).Split("README.md#")[1];
        var headings = File.ReadLines(Repository.Folder("README.md")).Where(line => line.StartsWith('#'));
        Assert.Contains(section, headings.Select(line => line.TrimStart('#', ' ').ToLowerInvariant()));
    }

    [Fact]
    public void PowerShell_finds_the_help()
    {
        using var engine = new Engine();
        Assert.Equal([HelpFile.Commands["Send-LyncMessage"].Synopsis], engine.Run("(Get-Help Send-LyncMessage -Full).Synopsis"));
        Assert.Contains("LyncSdkNotFound", Assert.IsType<string>(Assert.Single(engine.Run("Get-Help about_LyncIM_Errors"))));
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void A_topic_fits_a_console_and_names_itself(string topic)
    {
        var lines = File.ReadAllLines(Topic(topic));
        Assert.Equal(["TOPIC", $"    {topic}", "", "SHORT DESCRIPTION"], lines.Take(4));
        Assert.Contains("LONG DESCRIPTION", lines);
        Assert.All(lines, line => Assert.True(line.Length <= 80, line));
        var others = lines.SkipWhile(line => line != "SEE ALSO").Skip(1).Select(line => line.Trim()).Where(line => line.Length > 0);
        Assert.All(others, other => Assert.True(Cmdlets.ContainsKey(other) || File.Exists(Topic(other)), other));
    }

    [Fact]
    public void Each_error_has_its_entry_with_its_category_and_whether_it_ends_the_command()
    {
        var expected = Enum.GetValues<MessagingError>()
            .Select(error => Entry(
                ErrorRecords.From(new LyncException(error, "something"), "target"), ErrorRecords.EndsCommand(error)));
        var entries = File.ReadAllLines(Topic("about_LyncIM_Errors"))
            .Where(line => Regex.IsMatch(line, @"^    [A-Z]\w+ \("))
            .Select(line => line.Trim());
        Assert.Equal(expected.Order(), entries.Order());
    }

    [Fact]
    public void Each_simulated_contact_has_its_entry()
    {
        var topic = File.ReadAllText(Topic("about_LyncIM_Simulator"));
        Assert.All(
            [
                "echo", "callback", "leaver", "plain", "short<n>", "offline", "dnd", "unknown", "decline", "flaky<n>", "delay<ms>", "never", "yes", "no",
                "anything else",
            ],
            contact => Assert.Matches($"(?m)^    {Regex.Escape(contact)} ", topic));
    }

    private static string Entry(ErrorRecord error, bool endsCommand) =>
        $"{error.FullyQualifiedErrorId} ({error.CategoryInfo.Category}{(endsCommand ? ", ends the command" : "")})";

    private static string UriOf(string command) => Cmdlets[command].ImplementingType.GetCustomAttribute<CmdletAttribute>()!.HelpUri;

    private static string Topic(string name) => Repository.Folder("en-US", $"{name}.help.txt");

    private static IEnumerable<CommandParameterInfo> Own(IEnumerable<CommandParameterInfo> parameters) =>
        parameters.Where(parameter => !Cmdlet.CommonParameters.Contains(parameter.Name));

    private static string Describe(CommandParameterInfo parameter)
    {
        var from = new List<string>();
        if (parameter.ValueFromPipeline)
            from.Add("ByValue");
        if (parameter.ValueFromPipelineByPropertyName)
            from.Add("ByPropertyName");
        return Describe(
            parameter.Name,
            parameter.IsMandatory ? "true" : "false",
            parameter.Position < 0 ? "named" : parameter.Position.ToString(CultureInfo.InvariantCulture),
            from.Count == 0 ? "False" : $"True ({string.Join(", ", from)})",
            parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any() ? "true" : "false",
            parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases.Order(StringComparer.Ordinal)));
    }

    private static string Describe(ParameterHelp parameter) => Describe(
        parameter.Name,
        parameter.Required,
        parameter.Position,
        parameter.PipelineInput,
        parameter.Globbing,
        parameter.Aliases == "none" ? "none" : string.Join(", ", parameter.Aliases.Split(", ").Order(StringComparer.Ordinal)));

    private static string Describe(string name, string required, string position, string pipeline, string wildcards, string aliases) =>
        $"-{name} required {required}, position {position}, pipeline {pipeline}, wildcards {wildcards}, aliases {aliases}:";

    private static string TypeOf(CommandParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var element = type.IsArray ? type.GetElementType()! : type;
        var accelerated = element == typeof(string) || element == typeof(int) || element == typeof(double) || element == typeof(PSObject) || element == typeof(PSCredential);
        var name = element == typeof(int) ? "int" : accelerated ? element.Name.ToLowerInvariant() : element.Name;
        return type.IsArray ? name + "[]" : name;
    }

    /// <summary>What the parameter's property holds where nobody sets it.</summary>
    private static string DefaultOf(string command, CommandParameterInfo parameter)
    {
        using var cmdlet = (LyncCommand)Activator.CreateInstance(Cmdlets[command].ImplementingType)!;
        var value = cmdlet.GetType().GetProperty(parameter.Name)?.GetValue(cmdlet);
        return parameter.ParameterType == typeof(SwitchParameter) ? "False" : Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "None";
    }

    private static Dictionary<string, CmdletInfo> ReadCmdlets()
    {
        using var engine = new Engine();
        var cmdlets = engine.Run("Get-Command -Module LyncIM").Cast<CmdletInfo>().ToDictionary(cmdlet => cmdlet.Name);
        // They are read when they are first asked for, which only an open runspace can do.
        Assert.All(cmdlets.Values, cmdlet => Assert.NotEmpty(cmdlet.ParameterSets));
        return cmdlets;
    }
}
