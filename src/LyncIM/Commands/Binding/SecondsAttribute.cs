using System;
using System.Globalization;
using System.Management.Automation;

namespace LyncIM.Commands;

/// <summary>Lets a parameter that takes seconds take a TimeSpan too, also in words such as 00:05:00. An infinite one is -1.</summary>
internal sealed class SecondsAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => (inputData is null ? null : RecordTypes.Base(inputData)) switch
    {
        TimeSpan time => Seconds(time),
        string text when text.IndexOf(':') >= 0 && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) => Seconds(time),
        _ => inputData,
    };

    private static double Seconds(TimeSpan time) => time == System.Threading.Timeout.InfiniteTimeSpan ? -1 : time.TotalSeconds;
}
