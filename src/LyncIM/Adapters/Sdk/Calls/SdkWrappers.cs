using System;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Lync.Model.Internal;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// Finds the first wrapper of each object in Lync. The SDK makes others when it has thrown its client away, and never advises
/// them: only the first hears events, as long as it lives.
/// </summary>
internal static class SdkWrappers
{
    /// <summary>By the object that is wrapped: it keeps its first wrapper alive, and is not kept alive by it.</summary>
    private static readonly ConditionalWeakTable<object, UCWBase> First = new();

    private static readonly Func<UCWBase, object?>? InnerObject = FindInnerObject();

    /// <summary>The wrapper that hears what <paramref name="wrapper"/>'s object tells: itself, or the one before.</summary>
    public static T Canonical<T>(T wrapper)
        where T : UCWBase
    {
        var inner = Inner(wrapper);
        if (inner is null)
            return wrapper;
        lock (First)
        {
            if (First.TryGetValue(inner, out var first))
                return first as T ?? wrapper;
            First.Add(inner, wrapper);
            return wrapper;
        }
    }

    /// <summary>Costs no call, but comes from the SDK all the same.</summary>
    private static object? Inner(UCWBase wrapper)
    {
        try
        {
            return InnerObject?.Invoke(wrapper);
        }
        catch (Exception e)
        {
            SdkTrace.Write(e);
            return null;
        }
    }

    private static Func<UCWBase, object?>? FindInnerObject()
    {
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var getter = typeof(UCWBase).GetProperty("InnerObject", Any)?.GetGetMethod(nonPublic: true);
        return getter is null ? null : (Func<UCWBase, object?>)Delegate.CreateDelegate(typeof(Func<UCWBase, object?>), getter);
    }
}
