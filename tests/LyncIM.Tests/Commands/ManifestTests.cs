using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Text.RegularExpressions;

namespace LyncIM.Tests.Commands;

/// <summary>The manifest says all that PowerShell and the Gallery ask for, and says it once.</summary>
public sealed class ManifestTests
{
    private static readonly PSModuleInfo Manifest = Read();

    [Fact]
    public void The_manifest_says_what_the_Gallery_asks_for()
    {
        Assert.All(
            [Manifest.Author, Manifest.CompanyName, Manifest.Copyright, Manifest.Description, Manifest.ReleaseNotes], text => Assert.NotEmpty(text));
        Assert.Equal(Uri.UriSchemeHttps, Manifest.LicenseUri.Scheme);
        Assert.Equal(Uri.UriSchemeHttps, Manifest.ProjectUri.Scheme);
        Assert.Empty(new[] { "PSEdition_Desktop", "PSEdition_Core", "Windows" }.Except(Manifest.Tags));
        Assert.DoesNotContain(Manifest.Tags, tag => tag.Contains(' '));
        Assert.NotEqual(Guid.Empty, Manifest.Guid);
    }

    [Fact]
    public void The_manifest_asks_for_what_the_module_needs()
    {
        Assert.Equal(["Desktop", "Core"], Manifest.CompatiblePSEditions);
        Assert.Equal(new Version(5, 1), Manifest.PowerShellVersion);
        Assert.Equal(new Version(4, 7, 2), Manifest.DotNetFrameworkVersion);
        Assert.Equal("LyncIM.dll", Manifest.RootModule);
        Assert.Equal("LyncIM.Format.ps1xml", Path.GetFileName(Assert.Single(Manifest.ExportedFormatFiles)));
    }

    [Fact]
    public void Each_command_is_exported_by_its_name_and_nothing_else_is()
    {
        var commands = typeof(LyncMessage).Assembly.GetExportedTypes()
            .Select(type => type.GetCustomAttribute<CmdletAttribute>())
            .OfType<CmdletAttribute>()
            .Select(cmdlet => $"{cmdlet.VerbName}-{cmdlet.NounName}");
        Assert.Equal(commands.Order(), Manifest.ExportedCmdlets.Keys.Order());
        Assert.Empty(Manifest.ExportedFunctions);
        Assert.Empty(Manifest.ExportedVariables);
        Assert.Empty(Manifest.ExportedAliases);
        Assert.DoesNotContain("Export = '*'", File.ReadAllText(Repository.Folder("LyncIM.psd1")));
    }

    [Fact]
    public void The_version_is_said_in_one_place()
    {
        var version = Version.Parse(Repository.Version);
        Assert.Equal(version, Manifest.Version);
        var built = typeof(LyncMessage).Assembly.GetName().Version!;
        Assert.Equal(version, new Version(built.Major, built.Minor, built.Build));
        var released = Regex.Match(File.ReadAllText(Repository.Folder("CHANGELOG.md")), @"^## (Unreleased|\[?\d+\.\d+\.\d+)", RegexOptions.Multiline);
        Assert.Contains(released.Groups[1].Value.Trim('['), new[] { "Unreleased", Repository.Version });
    }

    [Fact]
    public void Each_command_has_an_approved_verb_a_singular_noun_and_says_what_it_returns()
    {
        Type[] groups =
        [
            typeof(VerbsCommon), typeof(VerbsCommunications), typeof(VerbsData), typeof(VerbsDiagnostic), typeof(VerbsLifecycle), typeof(VerbsSecurity),
        ];
        var verbs = groups.SelectMany(group => group.GetFields()).Select(field => field.Name).ToHashSet();
        Assert.All(
            typeof(LyncMessage).Assembly.GetExportedTypes().Where(type => type.IsDefined(typeof(CmdletAttribute))),
            type =>
            {
                var cmdlet = type.GetCustomAttribute<CmdletAttribute>()!;
                Assert.Contains(cmdlet.VerbName, verbs);
                Assert.Matches("^Lync([A-Z][a-z]+)+(?<!s)$", cmdlet.NounName);
                Assert.NotEmpty(type.GetCustomAttributes<OutputTypeAttribute>());
                Assert.True(type.IsSealed);
            });
    }

    /// <summary>Nothing is wrong with it, and nothing is warned of.</summary>
    private static PSModuleInfo Read()
    {
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        shell.AddCommand("Test-ModuleManifest").AddParameter("Path", Repository.Manifest);
        var module = Assert.Single(shell.Invoke<PSModuleInfo>());
        Assert.Empty(shell.Streams.Error);
        Assert.Empty(shell.Streams.Warning);
        return module;
    }
}
