using System.Security;

namespace LyncIM.Messaging;

/// <summary>A user name and its password. It is shown nowhere.</summary>
internal sealed class ClientCredential
{
    public ClientCredential(string userName, SecureString password)
    {
        UserName = userName;
        Password = password;
    }

    public string UserName { get; }

    public SecureString Password { get; }
}
