using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace LyncIM.Tests.Units.House;

/// <summary>Which namespaces of the compiled module refer to which.</summary>
internal static class NamespaceReferences
{
    /// <summary>For each type of the module, and each other of its namespaces that it refers to, in whatever way.</summary>
    public static IEnumerable<(string From, string To, string Type, string Reference)> Read()
    {
        using var module = ModuleDefinition.ReadModule(typeof(LyncMessage).Assembly.Location);
        var references =
            from type in module.GetTypes()
            let owner = Outermost(type)
            where IsOurs(owner.Namespace)
            from reference in ReferencesOf(type)
            let target = Outermost(reference)
            where IsOurs(target.Namespace) && target.Namespace != owner.Namespace && IsIn(module, target)
            select (owner.Namespace, target.Namespace, owner.FullName, target.FullName);
        return references.Distinct().ToArray();
    }

    private static bool IsOurs(string name) => name == "LyncIM" || name.StartsWith("LyncIM.", System.StringComparison.Ordinal);

    private static bool IsIn(ModuleDefinition module, TypeReference type) => type.Scope == module || type.Scope is ModuleDefinition;

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type.GetElementType();

    private static IEnumerable<TypeReference> ReferencesOf(TypeDefinition type)
    {
        var members = type.Fields.Select(field => field.FieldType)
            .Concat(type.Interfaces.Select(one => one.InterfaceType))
            .Concat(type.Properties.Select(property => property.PropertyType))
            .Concat(type.Methods.SelectMany(ReferencesOf))
            .Concat(type.CustomAttributes.SelectMany(ReferencesOf))
            .Concat(type.Properties.SelectMany(property => property.CustomAttributes).SelectMany(ReferencesOf));
        return members.Append(type.BaseType).OfType<TypeReference>().SelectMany(Parts);
    }

    private static IEnumerable<TypeReference> ReferencesOf(MethodDefinition method)
    {
        var signature = method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType);
        if (!method.HasBody)
            return signature;
        return signature
            .Concat(method.Body.Variables.Select(variable => variable.VariableType))
            .Concat(method.Body.Instructions.SelectMany(ReferencesOf));
    }

    private static IEnumerable<TypeReference> ReferencesOf(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        MethodReference method => [method.DeclaringType, .. (method as GenericInstanceMethod)?.GenericArguments ?? []],
        FieldReference field => [field.DeclaringType],
        _ => [],
    };

    private static IEnumerable<TypeReference> ReferencesOf(CustomAttribute attribute) => attribute.ConstructorArguments
        .Select(argument => argument.Value).OfType<TypeReference>().Append(attribute.AttributeType);

    /// <summary>A type with what it is made of: its element, and its arguments.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification specification => Parts(specification.ElementType),
        GenericParameter => [],
        _ => [type],
    };
}
