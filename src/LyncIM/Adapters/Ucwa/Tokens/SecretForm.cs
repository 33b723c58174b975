using System;
using System.Collections.Generic;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using LyncIM.Messaging;

namespace LyncIM.Adapters.Ucwa;

/// <summary>Forms that hold a password, as octets that can be overwritten; nowhere else is it more than a SecureString.</summary>
internal static class SecretForm
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~";

    /// <summary>A form without a secret.</summary>
    public static byte[] Write(string form) => Encoding.ASCII.GetBytes(form);

    /// <summary>The form of the password grant.</summary>
    public static byte[] Write(ClientCredential credential)
    {
        var password = PasswordOf(credential);
        try
        {
            var form = new List<byte>(Encoding.ASCII.GetBytes("grant_type=" + Challenge.PasswordGrant + "&username="));
            Append(form, Encoding.UTF8.GetBytes(credential.UserName));
            form.AddRange(Encoding.ASCII.GetBytes("&password="));
            // Grown before the secret is in it, so that no outgrown copy of it is left.
            form.Capacity = form.Count + (password.Length * 3);
            Append(form, password);
            var octets = form.ToArray();
            for (var i = 0; i < form.Count; i++)
                form[i] = 0;
            return octets;
        }
        finally
        {
            Array.Clear(password, 0, password.Length);
        }
    }

    /// <summary>For Negotiate and NTLM; DOMAIN\user is taken apart.</summary>
    public static NetworkCredential NetworkCredentialOf(ClientCredential credential)
    {
        var parts = credential.UserName.Split(new[] { '\\' }, 2);
        return parts.Length == 2
            ? new NetworkCredential(parts[1], credential.Password, parts[0])
            : new NetworkCredential(credential.UserName, credential.Password);
    }

    private static byte[] PasswordOf(ClientCredential credential)
    {
        var pointer = Marshal.SecureStringToGlobalAllocUnicode(credential.Password);
        var characters = new char[credential.Password.Length];
        try
        {
            Marshal.Copy(pointer, characters, 0, characters.Length);
            return Encoding.UTF8.GetBytes(characters);
        }
        finally
        {
            Array.Clear(characters, 0, characters.Length);
            Marshal.ZeroFreeGlobalAllocUnicode(pointer);
        }
    }

    private static void Append(List<byte> form, byte[] octets)
    {
        const string Digits = "0123456789ABCDEF";
        foreach (var octet in octets)
        {
            if (Unreserved.IndexOf((char)octet) >= 0)
            {
                form.Add(octet);
                continue;
            }
            form.Add((byte)'%');
            form.Add((byte)Digits[octet >> 4]);
            form.Add((byte)Digits[octet & 15]);
        }
    }
}
