using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace LyncIM.Tests.StandIn;

/// <summary>The genuine SDK's public surface, as listed; and the same notation for what an assembly declares.</summary>
internal static class ApiListing
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
    };

    /// <summary>Each type's first line, with the lines of its members.</summary>
    public static IReadOnlyDictionary<string, HashSet<string>> Read()
    {
        using var resource = typeof(ApiListing).Assembly.GetManifestResourceStream("lync-model-api.txt")!;
        return new StreamReader(resource).ReadToEnd()
            .Split("\n\n")
            .Select(block => block.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Where(lines => lines.Length > 0 && lines[0][0] != '#')
            .ToDictionary(lines => lines[0], lines => lines.Skip(1).Select(line => line.Trim()).ToHashSet());
    }

    public static string Head(Type type)
    {
        if (type.IsEnum)
            return $"{(type.IsDefined(typeof(FlagsAttribute)) ? "[Flags] " : "")}enum {type.FullName} : {Name(Enum.GetUnderlyingType(type))}";
        var bases = new[] { type.BaseType! }.Concat(type.GetInterfaces().Except(type.BaseType!.GetInterfaces())).Select(Name);
        return $"{(type.IsAbstract ? "abstract " : "")}{(type.IsSealed ? "sealed " : "")}class {type.FullName} : {string.Join(", ", bases)}";
    }

    public static IEnumerable<string> Members(Type type) => type.IsEnum
        ? Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt32(Enum.Parse(type, name))}")
        : type.GetConstructors(Declared).Where(IsVisible).Select(Describe)
            .Concat(type.GetProperties(Declared).Where(property => property.GetMethod is { } getter && IsVisible(getter)).Select(Describe))
            .Concat(type.GetEvents(Declared).Where(one => IsVisible(one.AddMethod!)).Select(one => $"event {Name(one.EventHandlerType!)} {one.Name}"))
            .Concat(type.GetMethods(Declared).Where(method => IsVisible(method) && !method.IsSpecialName).Select(Describe));

    private static string Describe(ConstructorInfo constructor) => $"{Access(constructor)} ctor({Parameters(constructor)})";

    private static string Describe(PropertyInfo property) =>
        $"property {Name(property.PropertyType)} {property.Name}{Indexes(property)} {{ get;{(property.SetMethod is { } setter && IsVisible(setter) ? " set;" : "")} }}";

    private static string Indexes(PropertyInfo property) =>
        property.GetIndexParameters() is { Length: > 0 } indexes ? $"[{Parameters(indexes)}]" : "";

    private static string Describe(MethodInfo method) =>
        $"{Access(method)} {(method.IsStatic ? "static " : "")}{Name(method.ReturnType)} {method.Name}({Parameters(method)})";

    private static string Parameters(MethodBase method) => Parameters(method.GetParameters());

    private static string Parameters(IEnumerable<ParameterInfo> parameters) =>
        string.Join(", ", parameters.Select(parameter => $"{(parameter.IsOut ? "out " : "")}{Name(parameter.ParameterType)} {parameter.Name}"));

    private static string Access(MethodBase method) => method.IsPublic ? "public" : "protected";

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Name(Type type) =>
        type.IsByRef ? $"ref {Name(type.GetElementType()!)}"
        : type.IsArray ? $"{Name(type.GetElementType()!)}[]"
        : Keywords.TryGetValue(type, out var keyword) ? keyword
        : type.IsGenericType ? $"{type.FullName!.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.FullName!;
}
