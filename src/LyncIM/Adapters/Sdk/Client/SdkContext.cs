namespace LyncIM.Adapters.Sdk;

/// <summary>What everything that belongs to one attachment to the client shares.</summary>
/// <param name="Life">Whether the client is still there.</param>
/// <param name="Self">The signed-in user.</param>
/// <param name="Contacts">Makes contacts.</param>
/// <param name="Invitations">What was told of invitations, in earlier attachments too.</param>
internal sealed record SdkContext(SdkLife Life, SdkSelf Self, SdkContacts Contacts, InvitationTexts Invitations);
