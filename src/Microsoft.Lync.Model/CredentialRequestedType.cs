namespace Microsoft.Lync.Model;

/// <summary>What the client needs credentials for.</summary>
public enum CredentialRequestedType
{
    SignIn = 0,
    GlobalAddressListImport = 1,
    DGExpansion = 2,
    CalendarData = 3,
    AutoUpdate = 4,
    WebSearch = 5,
    PhotoProvider = 6,
    SharePointManagement = 7,
    CertificateProvider = 8,
    LocationProvider = 9,
    ResponseGroupServer = 10,
    AnonymousSignIn = 11,
    BitsDownloadManager = 12,
    SipAuthBroker = 13,
    LyncAutodiscover = 14,
    Unknown = 15,
    QueryConferenceInfo = 16,
    Invalid = -1,
}
