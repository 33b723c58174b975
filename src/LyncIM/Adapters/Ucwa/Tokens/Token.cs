using System;
using System.Diagnostics;

namespace LyncIM.Adapters.Ucwa;

/// <summary>A token of one host, and when it is time for another one. It is shown nowhere.</summary>
internal sealed class Token
{
    private readonly Stopwatch _age = Stopwatch.StartNew();
    private readonly TimeSpan? _lifetime;
    private volatile bool _hasRenewalFailed;

    /// <param name="value">As it stands behind Bearer.</param>
    /// <param name="lifetime">How long it holds; null where the server does not say.</param>
    /// <param name="challenge">Where it was issued.</param>
    public Token(string value, TimeSpan? lifetime, Challenge challenge)
    {
        Value = value;
        _lifetime = lifetime;
        Challenge = challenge;
    }

    public string Value { get; }

    public Challenge Challenge { get; }

    /// <summary>Whether half of its life is over; never true again once renewing it has failed.</summary>
    public bool IsOld => !_hasRenewalFailed && _lifetime is { } lifetime && _age.Elapsed.Ticks * 2 > lifetime.Ticks;

    /// <summary>It is used until the server refuses it.</summary>
    public void KeepToTheEnd() => _hasRenewalFailed = true;
}
