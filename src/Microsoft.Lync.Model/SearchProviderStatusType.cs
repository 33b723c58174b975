namespace Microsoft.Lync.Model;

/// <summary>Whether an address book is in step; from 1000 on, why it is not.</summary>
public enum SearchProviderStatusType
{
    SyncNotStarted = 0,
    SyncInProgress = 1,
    SyncSucceeded = 2,
    SyncSucceededForInternalOnly = 3,
    SyncSucceededForExternalOnly = 4,
    OtherFailure = 1000,
    LocalDatabaseFailure = 1001,
    FileNotFound = 1002,
    FileCorrupted = 1003,
    CredentialsNotEntered = 1004,
    NotConfigured = 1005,
    InitializationFailed = 1006,
    Invalid = -1,
}
