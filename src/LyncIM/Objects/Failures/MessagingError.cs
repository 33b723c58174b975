namespace LyncIM;

/// <summary>What can go wrong, in the domain's words. The names are the error ids that users see, and never change.</summary>
internal enum MessagingError
{
    LyncFailure,
    LyncSdkNotFound,
    LyncSdkConflict,
    LyncClientNotRunning,
    LyncClientRegistrationBroken,
    LyncNotSignedIn,
    ServerNotFound,
    ServerFailure,
    UnknownClient,
    SignInFailed,
    InvalidSipAddress,
    MissingArgument,
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
    ReplyTimeout,
}
