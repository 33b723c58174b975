using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Mono.Cecil;

namespace LyncIM.Tests.Processes;

/// <summary>The module in a process in which another module has brought its own version of a library.</summary>
public sealed class OtherModulesTests : IDisposable
{
    private const string Library = "HtmlAgilityPack";

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("1.4.9.5", true)]
    [InlineData("99.0.0.0", true)]
    [InlineData("1.4.9.5", false)]
    [InlineData("99.0.0.0", false)]
    public async Task HTML_is_read_whatever_version_of_the_library_another_module_loads_before_or_after(string version, bool isBefore)
    {
        var load = $"$null = [Reflection.Assembly]::LoadFrom('{Build(version)}'); ";
        var result = await ConsoleProcess.RunAsync(
            "-Command",
            "$env:LYNCIM_CLIENT = 'Simulator'; "
            + (isBefore ? load : "$null = Get-LyncClient; ")
            + "Send-LyncMessage echo-html@contoso.com '<p>one</p><p>two</p>' -Format Html; "
            + (isBefore ? "" : load)
            + "(Receive-LyncMessage -Wait -MaxMessages 1 -Timeout 20).Text; [HtmlAgilityPack.HtmlDocument].Assembly.FullName");
        Assert.Equal("", result.Error);
        Assert.Contains("echo: one\ntwo\n", result.Output);
        Assert.Contains($"{Library}, Version={version}", result.Output);
    }

    [Fact]
    public void No_shipped_assembly_has_the_name_of_a_library_that_other_modules_ship_too()
    {
        var shipped = Directory.GetFiles(Path.GetDirectoryName(Repository.Manifest)!, "*.dll").Select(Path.GetFileNameWithoutExtension);
        Assert.All(shipped, name => Assert.StartsWith("LyncIM", name));
    }

    /// <summary>An assembly of that name and version with a type of that name, in which nothing works.</summary>
    private string Build(string version)
    {
        var file = Path.Combine(_folder, Library + ".dll");
        using var assembly = AssemblyDefinition.CreateAssembly(new AssemblyNameDefinition(Library, Version.Parse(version)), Library, ModuleKind.Dll);
        var types = assembly.MainModule;
        types.Types.Add(new TypeDefinition(Library, "HtmlDocument", TypeAttributes.Public | TypeAttributes.Class, types.TypeSystem.Object));
        assembly.Write(file);
        return file;
    }
}
