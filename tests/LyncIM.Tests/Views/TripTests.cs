using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace LyncIM.Tests.Views;

/// <summary>What becomes of the objects in JSON, in CSV, in a file and on the way from another process.</summary>
public sealed class TripTests
{
    /// <summary>The depth of ConvertTo-Json where none is said.</summary>
    private const int JsonDepth = 2;

    public static TheoryData<string> Types => [.. SampleObjects.All.Keys];

    [Theory]
    [MemberData(nameof(Types))]
    public void Several_objects_are_JSON_of_two_levels_that_says_everything_and_nothing_of_types(string type)
    {
        foreach (var item in SampleObjects.All[type])
        {
            var json = Assert.IsType<Dictionary<string, object?>>(Json(item, depth: 1));
            Assert.Equal(Names(item).Order(), json.Keys.Order());
            Assert.All(Texts(json), text => Assert.DoesNotContain("LyncIM.", text));
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_cell_of_CSV_says_what_its_object_is_and_nothing_of_types(string type)
    {
        foreach (var property in SampleObjects.All[type].SelectMany(item => PSObject.AsPSObject(item).Properties))
        {
            var cell = property.Value?.ToString() ?? "";
            Assert.DoesNotMatch(@"^(LyncIM|System)\.", cell);
            if (property.Value is DateTime time)
                Assert.Equal(time, LanguagePrimitives.ConvertTo<DateTime>(time.ToString(CultureInfo.InvariantCulture)));
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void What_comes_from_a_file_or_another_process_has_the_same_properties_with_the_same_values(string type)
    {
        foreach (var item in SampleObjects.All[type])
        {
            foreach (var depth in new[] { 1, 2 })
            {
                var copy = PSObject.AsPSObject(PSSerializer.Deserialize(PSSerializer.Serialize(item, depth)));
                Assert.Equal($"Deserialized.LyncIM.{type}", copy.TypeNames[0]);
                Assert.Equal(Names(item).Order(), copy.Properties.Select(property => property.Name).Order());
                Assert.All(
                    PSObject.AsPSObject(item).Properties.Where(property => property.Value is not IDictionary),
                    property => Assert.Equal(Text(property.Value), Text(copy.Properties[property.Name].Value)));
            }
        }
    }

    [Fact]
    public void People_stand_in_a_cell_and_in_JSON_as_addresses_with_semicolons()
    {
        var conversation = SampleObjects.Conversation(1, "kim@contoso.com", "lee@contoso.com");
        Assert.Equal("kim@contoso.com; lee@contoso.com", PSObject.AsPSObject(conversation).Properties["Participants"].Value.ToString());
        Assert.Equal("kim@contoso.com; lee@contoso.com", ((Dictionary<string, object?>)Json(conversation, 1)!)["Participants"]);
    }

    [Fact]
    public void A_message_keeps_its_conversation_alive_and_its_contents_by_format_in_any_case()
    {
        var message = SampleObjects.Message("kim@contoso.com", "hello");
        Assert.Same(message.Conversation, PSObject.AsPSObject(message).Properties["Conversation"].Value);
        Assert.Equal("<b>hello</b>", message.Contents["html"]);
        Assert.Equal("PlainText; Html", message.Contents.ToString());
    }

    [Fact]
    public void Participants_are_live_objects_in_every_runspace_though_it_has_not_imported_the_module()
    {
        var conversation = SampleObjects.Conversation(1, "kim@contoso.com");
        using var runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        runspace.SessionStateProxy.SetVariable("c", conversation);
        Assert.Equal("kim@contoso.com True", Run(runspace, "$p = $c.Participants; \"$($p[0].SipAddress) $($p[0].IsTyping)\""));
        conversation.Add("lee@contoso.com", "Lee");
        Assert.Equal("2 Lee", Run(runspace, "\"$($c.Participants.Count) $($c.Participants[1].DisplayName)\""));
        Assert.Equal("kim@contoso.com|lee@contoso.com", Run(runspace, "($c | ForEach-Object Participants) -join '|'"));
        Assert.Equal("cannot be set", Run(runspace, "try { $c.Participants = 1 } catch { 'cannot be set' }"));
    }

    [Fact]
    public void A_reply_has_the_message_that_answered()
    {
        var message = SampleObjects.Message("kim@contoso.com", "yes");
        var reply = new LyncReply("kim@contoso.com", "May I?", message);
        Assert.Same(message, PSObject.AsPSObject(reply).Properties["Message"].Value);
    }

    /// <summary>What ConvertTo-Json makes of an object, by its own rules; fails where it would cut something off, and warn.</summary>
    private static object? Json(object? value, int depth)
    {
        if (value is null or string or DateTime || value.GetType().IsPrimitive)
            return value;
        Assert.True(depth <= JsonDepth, $"{value.GetType()} is nested too deep.");
        return value switch
        {
            IDictionary dictionary => dictionary.Keys.Cast<string>().ToDictionary(key => key, key => Json(dictionary[key], depth + 1)),
            IEnumerable items => items.Cast<object>().Select(item => Json(item, depth + 1)).ToArray(),
            _ => value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .ToDictionary(property => property.Name, property => Json(property.GetValue(value), depth + 1)),
        };
    }

    private static IEnumerable<string> Texts(object? json) => json switch
    {
        string text => [text],
        Dictionary<string, object?> dictionary => dictionary.Values.SelectMany(Texts),
        object?[] items => items.SelectMany(Texts),
        _ => [],
    };

    private static IEnumerable<string> Names(object item) => PSObject.AsPSObject(item).Properties.Select(property => property.Name);

    /// <summary>As a string in double quotation marks would show it.</summary>
    private static string Text(object? value) => LanguagePrimitives.ConvertTo<string>(value);

    private static string Run(Runspace runspace, string script)
    {
        using var shell = PowerShell.Create(runspace);
        return shell.AddScript(script).Invoke<string>().Single();
    }
}
