using System.Runtime.CompilerServices;

namespace LyncIM.Commands;

/// <summary>
/// Remembers which of the user's objects an argument stands for that was made of it when it was bound, so that errors can be written by
/// the command, name the object, and refuse it.
/// </summary>
internal static class BoundObjects
{
    private static readonly ConditionalWeakTable<object, object> Objects = new();

    /// <summary>A text of its own, not empty, that stands for the object.</summary>
    public static string Represent(object given, string text)
    {
        var own = new string(text.ToCharArray());
        Objects.Add(own, given);
        return own;
    }

    /// <summary>A conversation of no client that stands for the object.</summary>
    public static LyncConversation RepresentAsConversation(object given)
    {
        var own = new LyncConversation(0);
        Objects.Add(own, given);
        return own;
    }

    /// <summary>What the user gave, for an error: an object of its own where there was only one.</summary>
    public static object? Given(string[]? arguments) =>
        arguments is { Length: 1 } && arguments[0] is { } one ? Of(one) ?? one : arguments;

    /// <summary>The object that it stands for; null where it stands for itself.</summary>
    public static object? Of(object argument) => Objects.TryGetValue(argument, out var given) ? given : null;
}
