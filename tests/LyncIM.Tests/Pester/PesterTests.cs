using System.IO;
using System.Linq;

namespace LyncIM.Tests.Pester;

/// <summary>Every It of every tests/*.Tests.ps1 is a test.</summary>
public sealed class PesterTests
{
    public static TheoryData<string, string> Tests
    {
        get
        {
            var tests = new TheoryData<string, string>();
            foreach (var file in Directory.GetFiles(Repository.Folder("tests"), "*.Tests.ps1").OrderBy(file => file))
            {
                foreach (var name in PesterFile.Discover(file))
                    tests.Add(Path.GetFileName(file), name);
            }
            return tests;
        }
    }

    [Theory]
    [MemberData(nameof(Tests))]
    public void Passes(string file, string name)
    {
        var test = PesterFile.Run(Path.Combine(Repository.Folder("tests"), file))[name];
        Assert.True(test.HasRun || test.IsSkipped, "It has not run.");
        Assert.True(test.Failure is null, test.Failure);
    }
}
