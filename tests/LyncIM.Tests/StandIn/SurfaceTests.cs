using System;
using System.Linq;
using System.Reflection;
using Microsoft.Lync.Model;
using Microsoft.Lync.Model.Simulation;

namespace LyncIM.Tests.StandIn;

/// <summary>What is compiled against the stand-in binds to the genuine SDK: it declares nothing that is not declared there.</summary>
public sealed class SurfaceTests
{
    private static readonly Assembly StandIn = typeof(LyncClient).Assembly;

    public static TheoryData<string> Types
    {
        get
        {
            var types = new TheoryData<string>();
            foreach (var type in StandIn.GetExportedTypes().Where(type => type.Namespace != typeof(SimulatedNetwork).Namespace))
                types.Add(type.FullName!);
            return types;
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_type_and_member_is_declared_as_in_the_genuine_SDK(string name)
    {
        var type = StandIn.GetType(name, throwOnError: true)!;
        Assert.True(ApiListing.Read().TryGetValue(ApiListing.Head(type), out var members), $"Not so declared: {ApiListing.Head(type)}");
        var unknown = ApiListing.Members(type).Where(member => !members.Contains(member)).ToArray();
        Assert.True(unknown.Length == 0, $"{name} declares what the genuine SDK does not: {string.Join("; ", unknown)}");
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_enumeration_has_all_its_values(string name)
    {
        var type = StandIn.GetType(name, throwOnError: true)!;
        if (type.IsEnum)
            Assert.Equal(ApiListing.Read()[ApiListing.Head(type)].Order(), ApiListing.Members(type).Order());
    }

    [Fact]
    public void The_assembly_has_the_genuine_name_and_version_and_no_signature()
    {
        var name = StandIn.GetName();
        Assert.Equal("Microsoft.Lync.Model", name.Name);
        Assert.Equal(new Version(15, 0, 0, 0), name.Version);
        Assert.Empty(name.GetPublicKeyToken()!);
    }

    [Fact]
    public void The_simulated_network_is_the_one_type_that_the_genuine_SDK_does_not_have()
    {
        var own = StandIn.GetExportedTypes().Where(type => type.Namespace == typeof(SimulatedNetwork).Namespace && !type.IsNested);
        Assert.Equal([typeof(SimulatedNetwork)], own);
    }
}
