using LyncIM.Messaging;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// Why a sign-in has failed. Of the credential only what the server or Lync said of it: a user whose server is down is not to
/// look for a wrong password. The SDK's own words are left out, because nobody knows whether they repeat the password.
/// </summary>
internal static class SignInFailure
{
    /// <summary>Lync asks for another credential, or the server has said so.</summary>
    public static LyncException WrongCredential(SipAddress address, LyncException? failure = null) => Create(
        MessagingError.SignInFailed, $"Lync could not sign {address} in: the user name or the password is wrong or missing", failure);

    /// <summary>The client is signed out again, and does not say why.</summary>
    public static LyncException Ended(SipAddress address, uint code) => code == 0
        ? Create(MessagingError.SignInFailed, $"Lync has stopped signing {address} in, and does not say why", null)
        : From(SdkErrors.FromCode(code), address);

    /// <summary>What a call of the sign-in has failed with.</summary>
    public static LyncException From(LyncException failure, SipAddress address) =>
        SdkErrors.IsGone(failure) ? failure
        : IsCredential(failure) ? WrongCredential(address, failure)
        : SdkErrors.IsCanceled(failure) ? Create(MessagingError.SignInFailed, $"Signing {address} in was called off", failure)
        : SdkErrors.IsTimeout(failure)
            ? Create(MessagingError.ConnectTimeout, $"Lync has taken too long to sign {address} in", failure)
        : Create(MessagingError.LyncFailure, $"Lync could not sign {address} in", failure);

    /// <summary>The server's answers to a credential, and Windows' own: access denied, logon failure, logon denied.</summary>
    private static bool IsCredential(LyncException failure) =>
        failure.SipStatus is 401 or 403 or 404 or 407 || failure.Code is 0x80070005 or 0x8007052E or 0x8009030C;

    private static LyncException Create(MessagingError error, string message, LyncException? failure) => failure?.Code is { } code
        ? new LyncException(error, $"{message} ({SdkErrors.Describe(code)}).", failure.SipStatus, code)
        : new LyncException(error, message + ".");
}
