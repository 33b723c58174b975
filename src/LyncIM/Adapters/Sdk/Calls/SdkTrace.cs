using System;
using System.Diagnostics;

namespace LyncIM.Adapters.Sdk;

/// <summary>Leaves what went wrong in the debugger's trace. Names no type of the SDK, which may not be there yet.</summary>
internal static class SdkTrace
{
    public static void Write(Exception failure) => Trace.TraceWarning("LyncIM: {0}", failure);

    /// <summary>Runs what must not fail whatever the SDK does: handlers, and clean-up.</summary>
    public static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            Write(e);
        }
    }
}
