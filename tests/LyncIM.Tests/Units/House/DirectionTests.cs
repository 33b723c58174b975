using System;
using System.Collections.Generic;
using System.Linq;

namespace LyncIM.Tests.Units.House;

/// <summary>Calls go one way: Commands -> Session -> Messaging (the port) &lt;- Adapters; Module starts and ends them.</summary>
public sealed class DirectionTests
{
    private const string Objects = "LyncIM";
    private const string Waiting = "LyncIM.Waiting";
    private const string Formatting = "LyncIM.Formatting";
    private const string Messaging = "LyncIM.Messaging";
    private const string Session = "LyncIM.Session";
    private const string Commands = "LyncIM.Commands";
    private const string Module = "LyncIM.Module";
    private const string Adapters = "LyncIM.Adapters";
    private const string Sdk = "LyncIM.Adapters.Sdk";
    private const string Ucwa = "LyncIM.Adapters.Ucwa";

    /// <summary>What each room may refer to.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        [Objects] = [],
        [Waiting] = [],
        [Formatting] = [Objects],
        [Messaging] = [Objects, Waiting, Formatting],
        [Session] = [Objects, Waiting, Formatting, Messaging],
        [Commands] = [Objects, Waiting, Formatting, Messaging, Session],
        [Adapters] = [Objects, Waiting, Formatting, Messaging, Sdk, Ucwa],
        [Sdk] = [Objects, Waiting, Formatting, Messaging],
        [Ucwa] = [Objects, Waiting, Formatting, Messaging],
        [Module] = [Objects, Waiting, Session, Adapters],
    };

    private static readonly (string From, string To, string Type, string Reference)[] References = [.. NamespaceReferences.Read()];

    [Fact]
    public void Every_namespace_is_a_room_and_every_room_is_there() =>
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), References.Select(reference => reference.From).Concat(References.Select(reference => reference.To))
            .Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Nothing_refers_to_a_room_that_it_may_not_know() => Assert.Equal(
        [],
        References
            .Where(reference => !Allowed.GetValueOrDefault(reference.From, []).Contains(reference.To))
            .Select(reference => $"{reference.Type} -> {reference.Reference}"));

    [Fact]
    public void What_must_call_what_does() => Assert.All(
        new[] { (Commands, Session), (Session, Messaging), (Sdk, Messaging), (Ucwa, Messaging), (Module, Session), (Adapters, Sdk) },
        call => Assert.Contains(References, reference => (reference.From, reference.To) == call));
}
