using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace LyncIM.Tests.Pester;

/// <summary>Pester's Should, as far as the files in tests/ use it; anything else does not bind, and so fails the test.</summary>
[Cmdlet(VerbsLifecycle.Assert, "Should")]
public sealed class ShouldCommand : PSCmdlet
{
    private readonly List<object?> _actual = [];

    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public object? ActualValue { get; set; }

    [Parameter(Position = 0)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public object? ExpectedValue { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = nameof(Be))]
    public SwitchParameter Be { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = nameof(BeExactly))]
    public SwitchParameter BeExactly { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = nameof(BeTrue))]
    public SwitchParameter BeTrue { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = nameof(BeFalse))]
    public SwitchParameter BeFalse { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = nameof(BeNullOrEmpty))]
    public SwitchParameter BeNullOrEmpty { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = nameof(BeOfType))]
    public SwitchParameter BeOfType { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = nameof(HaveCount))]
    public SwitchParameter HaveCount { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = nameof(Match))]
    public SwitchParameter Match { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = nameof(BeLike))]
    public SwitchParameter BeLike { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = nameof(Contain))]
    public SwitchParameter Contain { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = nameof(BeIn))]
    public SwitchParameter BeIn { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = nameof(BeGreaterThan))]
    public SwitchParameter BeGreaterThan { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = nameof(BeLessThan))]
    public SwitchParameter BeLessThan { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = nameof(Throw))]
    public SwitchParameter Throw { get; set; }

    [Parameter(ParameterSetName = nameof(Throw))]
    public string? ErrorId { get; set; }

    [Parameter]
    public SwitchParameter Not { get; set; }

    [Parameter]
    public string? Because { get; set; }

    protected override void ProcessRecord() => _actual.Add(ActualValue);

    protected override void EndProcessing()
    {
        var failure = ParameterSetName switch
        {
            nameof(Be) => Check(IsEqual(ignoreCase: true), "be"),
            nameof(BeExactly) => Check(IsEqual(ignoreCase: false), "be exactly"),
            nameof(BeNullOrEmpty) => Check(_actual.All(IsNullOrEmpty), "be null or empty"),
            nameof(HaveCount) => Check(_actual.Count(item => item is not null) == Convert.ToInt32(Expected), "have the count"),
            nameof(Contain) => Check(_actual.Any(item => LanguagePrimitives.Equals(item, Expected, ignoreCase: true)), "contain"),
            nameof(Throw) => CheckThrow(),
            _ => _actual.Select(CheckOne).FirstOrDefault(found => found is not null),
        };
        if (failure is not null)
            throw new InvalidOperationException(Because is null ? failure : $"{failure} Because {Because}.");
    }

    private object? Expected => Unwrap(ExpectedValue);

    private object? Actual => _actual.Count == 1 ? _actual[0] : _actual;

    private string? CheckOne(object? actual) => ParameterSetName switch
    {
        nameof(BeTrue) => Check(LanguagePrimitives.IsTrue(actual), "be true", actual),
        nameof(BeFalse) => Check(!LanguagePrimitives.IsTrue(actual), "be false", actual),
        nameof(BeOfType) => Check(IsOfType(Unwrap(actual)), "be of type", actual),
        nameof(Match) => Check(
            System.Text.RegularExpressions.Regex.IsMatch(
                $"{actual}", $"{Expected}", System.Text.RegularExpressions.RegexOptions.IgnoreCase),
            "match",
            actual),
        nameof(BeLike) => Check(new WildcardPattern($"{Expected}", WildcardOptions.IgnoreCase).IsMatch($"{actual}"), "be like", actual),
        nameof(BeIn) => Check(
            Items(Expected).Any(item => LanguagePrimitives.Equals(actual, item, ignoreCase: true)), "be in", actual),
        nameof(BeGreaterThan) => Check(LanguagePrimitives.Compare(actual, Expected) > 0, "be greater than", actual),
        nameof(BeLessThan) => Check(LanguagePrimitives.Compare(actual, Expected) < 0, "be less than", actual),
        _ => throw new InvalidOperationException($"Should -{ParameterSetName} is not known."),
    };

    private bool IsEqual(bool ignoreCase)
    {
        var expected = Items(Expected).ToArray();
        return expected.Length == _actual.Count
            && _actual.Zip(expected).All(pair => LanguagePrimitives.Equals(pair.First, pair.Second, ignoreCase));
    }

    private bool IsOfType(object? actual) =>
        LanguagePrimitives.ConvertTo<Type>(Expected is string name ? name.Trim('[', ']') : Expected).IsInstanceOfType(actual);

    private string? CheckThrow()
    {
        var script = (ScriptBlock?)Unwrap(Actual) ?? throw new InvalidOperationException("Should -Throw needs a script block.");
        try
        {
            script.Invoke();
        }
        catch (RuntimeException e) when (e is not PipelineStoppedException)
        {
            var inner = e is MethodInvocationException { InnerException: RuntimeException thrown } ? thrown : e;
            return Check(IsExpected(inner), "throw", $"{inner.ErrorRecord.FullyQualifiedErrorId}: {inner.Message}");
        }
        return Check(false, "throw", "nothing was thrown");
    }

    private bool IsExpected(RuntimeException e) =>
        (ErrorId is null || new WildcardPattern(ErrorId, WildcardOptions.IgnoreCase).IsMatch(e.ErrorRecord.FullyQualifiedErrorId))
        && (Expected is null || new WildcardPattern($"{Expected}", WildcardOptions.IgnoreCase).IsMatch(e.ErrorRecord.ToString()));

    private string? Check(bool isTrue, string relation) => Check(isTrue, relation, Actual);

    private string? Check(bool isTrue, string relation, object? actual) => isTrue != Not.IsPresent
        ? null
        : $"Expected {Show(actual)} {(Not ? "not " : "")}to {relation} {Show(Expected)}.";

    private static bool IsNullOrEmpty(object? item) =>
        Unwrap(item) is null or "" or ICollection { Count: 0 };

    private static IEnumerable<object?> Items(object? value) =>
        value is not string && LanguagePrimitives.GetEnumerable(value) is { } items ? items.Cast<object?>() : [value];

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static string Show(object? value) => value switch
    {
        null => "$null",
        IEnumerable<object?> many => $"@({string.Join(", ", many.Select(Show))})",
        _ => $"'{value}'",
    };
}
