namespace LyncIM.Session;

/// <summary>What became of one message: the result, and the failure where it has failed.</summary>
/// <param name="Target">What the user gave.</param>
/// <param name="Result">What became of it.</param>
/// <param name="Failure">Why it has failed; null where it has not, or where the user has stopped it.</param>
internal sealed record SendOutcome(object? Target, LyncSendResult Result, LyncException? Failure)
{
    /// <summary>Nothing was tried.</summary>
    public static SendOutcome Refused(object? target, string shown, LyncException failure) => new(
        target, new LyncSendResult(shown, LyncSendStatus.Failed) { DisplayName = shown, ErrorId = failure.ErrorId, SipStatus = failure.SipStatus }, failure);
}
