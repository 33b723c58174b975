using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Mono.Cecil;

namespace LyncIM.Tests.Units;

/// <summary>
/// Whatever the shipped assemblies refer to is there in Windows PowerShell 5.1 on .NET Framework 4.7.2: in the framework's reference
/// assemblies, in PowerShellStandard.Library, or shipped with the module; and whatever they call of Windows, Windows has.
/// </summary>
public sealed class WindowsPowerShellTests
{
    private static readonly string Module = Path.GetDirectoryName(Repository.Manifest)!;

    public static TheoryData<string> ShippedAssemblies => [.. Directory
        .GetFiles(Module, "*.dll", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Module, file))];

    [Theory]
    [MemberData(nameof(ShippedAssemblies))]
    public void A_shipped_assembly_refers_to_nothing_that_Windows_PowerShell_lacks(string assembly) =>
        Assert.Empty(Missing(Path.Combine(Module, assembly)));

    [Theory]
    [MemberData(nameof(ShippedAssemblies))]
    public void A_function_of_Windows_that_a_shipped_assembly_calls_is_declared_as_its_library_exports_it(string assembly)
    {
        using var module = ModuleDefinition.ReadModule(Path.Combine(Module, assembly));
        Assert.Empty(WindowsFunctions.WrongIn(module));
    }

    [Fact]
    public void What_is_missing_is_found()
    {
        var missing = Missing(typeof(Specimens).Assembly.Location);
        Assert.Contains("System.String System.String::ReplaceLineEndings(System.String)", missing);
        Assert.Contains("System.Net.Http.SocketsHttpHandler", missing);
        Assert.Contains(missing, name => name.EndsWith("HttpContent::ReadAsStringAsync(System.Threading.CancellationToken)"));
        Assert.DoesNotContain(missing, name => name.EndsWith("HttpContent::ReadAsStringAsync()"));
        Assert.DoesNotContain(missing, name => name.Contains("HttpClientHandler::set_ServerCertificateCustomValidationCallback"));
    }

    [Fact]
    public void A_function_that_Windows_does_not_have_so_is_found()
    {
        using var module = ModuleDefinition.ReadModule(typeof(Specimens).Assembly.Location);
        Assert.Equal(
            ["kernel32.dll!FindWindow/2", "user32.dll!FindWindow in the code page", "user32.dll!IsWindow/2"],
            WindowsFunctions.WrongIn(module).Order());
    }

    /// <summary>The names of the assemblies, types and members that it refers to and that are not there.</summary>
    private static IReadOnlyList<string> Missing(string file)
    {
        using var there = new WindowsPowerShell();
        using var module = ModuleDefinition.ReadModule(file, new ReaderParameters { AssemblyResolver = there });
        var assemblies = module.AssemblyReferences.Where(reference => !there.Has(reference)).Select(reference => reference.FullName);
        var types = module.GetTypeReferences().Where(type => !Resolves(type)).Select(type => type.FullName);
        var members = module.GetMemberReferences().Where(member => !Resolves(member)).Select(member => member.FullName);
        return [.. assemblies, .. types, .. members];
    }

    private static bool Resolves(MemberReference reference)
    {
        try
        {
            return reference switch
            {
                // Methods that the runtime makes for arrays of several dimensions.
                MethodReference { DeclaringType: ArrayType } => true,
                MethodReference method => method.Resolve() is not null,
                FieldReference field => field.Resolve() is not null,
                TypeReference type => type.Resolve() is not null,
                _ => false,
            };
        }
        catch (AssemblyResolutionException)
        {
            return false;
        }
    }

    /// <summary>Calls what Windows PowerShell 5.1 has and what it lacks, to be read and never run.</summary>
    private static class Specimens
    {
        public static async Task<string> ReadAsync(HttpContent content, CancellationToken cancellation)
        {
            using var old = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => false };
            using var modern = new SocketsHttpHandler();
            return await content.ReadAsStringAsync() + await content.ReadAsStringAsync(cancellation);
        }

        [DllImport("user32.dll", CharSet = CharSet.Unicode)]
        public static extern nint FindWindow(string? type, string? title);

        [DllImport("kernel32.dll", CharSet = CharSet.Unicode, EntryPoint = "FindWindow")]
        public static extern nint FindWindowElsewhere(string? type, string? title);

        [DllImport("user32.dll", EntryPoint = "FindWindow")]
        public static extern nint FindWindowInCodePage(string? type, string? title);

        [DllImport("user32.dll")]
        public static extern bool IsWindow(nint window, int more);
    }

    /// <summary>The assemblies that a module finds in Windows PowerShell 5.1, with its own.</summary>
    private sealed class WindowsPowerShell : BaseAssemblyResolver
    {
        private static readonly string[] Folders =
        [
            Repository.NetFramework,
            Path.Combine(Repository.NetFramework, "Facades"),
            Repository.PowerShellStandard,
            Module,
            Path.Combine(Module, "Simulator"),
        ];

        private readonly Dictionary<string, AssemblyDefinition> _read = [];

        public bool Has(AssemblyNameReference name) =>
            FileOf(name) is { } file && AssemblyName.GetAssemblyName(file).Version >= name.Version;

        public override AssemblyDefinition Resolve(AssemblyNameReference name, ReaderParameters parameters)
        {
            if (_read.TryGetValue(name.Name, out var known))
                return known;
            var file = FileOf(name) ?? throw new AssemblyResolutionException(name);
            return _read[name.Name] = AssemblyDefinition.ReadAssembly(file, new ReaderParameters { AssemblyResolver = this });
        }

        protected override void Dispose(bool disposing)
        {
            foreach (var assembly in _read.Values)
                assembly.Dispose();
            base.Dispose(disposing);
        }

        private static string? FileOf(AssemblyNameReference name) =>
            Folders.Select(folder => Path.Combine(folder, name.Name + ".dll")).FirstOrDefault(File.Exists);
    }
}
