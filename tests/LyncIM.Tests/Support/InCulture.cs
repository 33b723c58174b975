using System;
using System.Globalization;

namespace LyncIM.Tests;

/// <summary>Lets this thread and all that begin meanwhile live in another culture.</summary>
internal sealed class InCulture : IDisposable
{
    private readonly CultureInfo _current = CultureInfo.CurrentCulture;
    private readonly CultureInfo? _default = CultureInfo.DefaultThreadCurrentCulture;

    public InCulture(string name)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
    }

    public void Dispose()
    {
        CultureInfo.DefaultThreadCurrentCulture = _default;
        CultureInfo.CurrentCulture = _current;
    }
}
