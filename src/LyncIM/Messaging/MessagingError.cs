namespace LyncIM.Messaging;

/// <summary>What can go wrong, in the domain's words. The names are the error ids that users see.</summary>
internal enum MessagingError
{
    LyncFailure,
    LyncSdkNotFound,
    LyncSdkConflict,
    LyncClientNotRunning,
    LyncClientRegistrationBroken,
    LyncNotSignedIn,
    SignInFailed,
    InvalidSipAddress,
    ConversationNotFound,
    ConversationEnded,
    RecipientUnavailable,
    RecipientNotFound,
    RecipientDeclined,
    MessageTooLong,
    FormatNotSupported,
    SendTimeout,
    StartTimeout,
    ConnectTimeout,
}
