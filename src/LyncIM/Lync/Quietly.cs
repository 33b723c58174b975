using System;
using System.Diagnostics;

namespace LyncIM.Lync;

/// <summary>Runs what must not fail whatever the SDK does: handlers, and clean-up. What goes wrong is left in the debugger's trace.</summary>
internal static class Quietly
{
    public static void Do(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            Trace.TraceWarning("LyncIM: {0}", e);
        }
    }

    /// <summary>What <paramref name="read"/> returns; <paramref name="otherwise"/> where it throws.</summary>
    public static T Get<T>(Func<T> read, T otherwise)
    {
        try
        {
            return read();
        }
        catch (Exception e)
        {
            Trace.TraceWarning("LyncIM: {0}", e);
            return otherwise;
        }
    }
}
