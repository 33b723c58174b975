using System.Management.Automation;

namespace LyncIM.Commands;

/// <summary>A time in seconds: -1 for ever, else more than 0 (or 0, where that is said) and at most <see cref="Max"/>.</summary>
internal sealed class ValidateTimeoutAttribute : ValidateArgumentsAttribute
{
    /// <summary>24 days, the longest that a timer of .NET takes.</summary>
    public const double Max = 2_073_600;

    /// <summary>Whether 0, not to wait at all, makes sense.</summary>
    public bool AllowZero { get; init; }

    /// <summary>Whether -1, for ever, makes sense.</summary>
    public bool AllowForever { get; init; } = true;

    protected override void Validate(object arguments, EngineIntrinsics engineIntrinsics)
    {
        if (arguments is not double seconds)
            return;
        // Written so that NaN fails.
        var isTime = (AllowForever && seconds == -1) || (AllowZero && seconds == 0) || (seconds > 0 && seconds <= Max);
        if (!isTime)
            throw new ValidationMetadataException(
                $"{seconds} is not a time in seconds. Give {(AllowZero ? "0" : "more than 0")} to {Max}{(AllowForever ? ", or -1 for ever" : "")}.");
    }
}
