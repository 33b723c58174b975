using System;
using System.Reflection;
using System.Threading;

namespace LyncIM.Adapters.Sdk;

/// <summary>Cures two defects of the genuine SDK by reflection. Where its fields are not as expected, nothing is done.</summary>
internal static class SdkCures
{
    private const BindingFlags AnyStatic = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
    private const string LockField = "s_lock";

    private static FieldInfo? _clientLock;
    private static FieldInfo? _activation;

    /// <summary>
    /// Lets the SDK use one lock where it has two: its threads take them in both orders when Lync dies while an object is being made,
    /// and neither is ever free again. To be done before anything of the SDK is used.
    /// </summary>
    public static void UniteLocks(Assembly sdk) => SdkTrace.Try(() =>
    {
        var client = sdk.GetType("Microsoft.Lync.Model.LyncClient");
        _clientLock = client?.GetField(LockField, AnyStatic);
        _activation = client?.GetField("s_officeIntegration", AnyStatic);
        var cacheLock = sdk.GetType("Microsoft.Lync.Model.Internal.UCWCache")?.GetField(LockField, AnyStatic);
        if (_clientLock?.GetValue(null) is { } shared && cacheLock is { IsInitOnly: false })
            cacheLock.SetValue(null, shared);
    });

    /// <summary>
    /// Lets the SDK forget what it has activated: where Lync has died between the activation and the next call, it would ask the
    /// dead object for ever.
    /// </summary>
    public static void ForgetActivation() => SdkTrace.Try(() =>
    {
        if (_activation is not { FieldType.IsValueType: false, IsInitOnly: false } activation)
            return;
        var guard = _clientLock?.GetValue(null) ?? activation;
        if (!Monitor.TryEnter(guard, TimeSpan.FromMilliseconds(200)))
            return;
        try
        {
            activation.SetValue(null, null);
        }
        finally
        {
            Monitor.Exit(guard);
        }
    });
}
