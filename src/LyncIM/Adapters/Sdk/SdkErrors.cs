using System;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;
using LyncIM.Messaging;
using Microsoft.Lync.Model;

namespace LyncIM.Adapters.Sdk;

/// <summary>What the SDK throws, in the domain's words. Much of it derives from no class of the SDK.</summary>
internal static class SdkErrors
{
    private const uint SipFacility = 0x80EF0000;
    private const uint ServerUnavailable = 0x800706BA;
    private const uint ObjectDisconnected = 0x80010108;
    private const uint ClassNotRegistered = 0x80040154;
    private const uint AlreadyExists = 0x80C80007;
    private const uint InvalidState = 0x80C80028;
    private const uint PendingOperation = 0x80C80029;

    /// <summary>An exception out of any call but GetClient.</summary>
    public static LyncException Translate(Exception exception)
    {
        if (exception is LyncException known)
            return known;
        var code = CodeOf(exception);
        return code is { } value ? FromCode(value, exception) : Failure(exception);
    }

    /// <summary>An exception out of GetClient, where the reasons are others.</summary>
    public static LyncException TranslateGetClient(Exception exception) => exception switch
    {
        InvalidCastException => new LyncException(
            MessagingError.LyncClientRegistrationBroken, "Lync is installed, but its COM registration is broken.", inner: exception),
        ClientNotFoundException or NotStartedByUserException or COMException => NotRunning(exception),
        FileNotFoundException or FileLoadException or BadImageFormatException or TypeInitializationException => new LyncException(
            MessagingError.LyncSdkNotFound,
            $"The Lync SDK was found, but cannot be used: {(exception.InnerException ?? exception).Message}",
            inner: exception),
        PlatformNotSupportedException => new LyncException(
            MessagingError.LyncClientNotRunning, "Lync cannot run on this machine.", inner: exception),
        _ => Translate(exception),
    };

    /// <summary>Whether it was asked for in a state in which it cannot be done, as when another program is doing it.</summary>
    public static bool IsWrongMoment(LyncException exception) => exception.Code is InvalidState or PendingOperation;

    /// <summary>Whether it is there already.</summary>
    public static bool IsAlreadyThere(LyncException exception) => exception.Code == AlreadyExists;

    /// <summary>Whether nothing that was asked for can be had any more.</summary>
    public static bool IsClientGone(LyncException exception) =>
        exception.Error is MessagingError.LyncClientNotRunning or MessagingError.LyncNotSignedIn;

    private static LyncException FromCode(uint code, Exception exception)
    {
        var (error, message) = code switch
        {
            ServerUnavailable or ObjectDisconnected or ClassNotRegistered =>
                (MessagingError.LyncClientNotRunning, "Lync has been closed or restarted"),
            0x80C80006 => (MessagingError.LyncNotSignedIn, "Nobody is signed in to Lync"),
            _ => SipFailure.Of(StatusIn(code)),
        };
        return new LyncException(error, $"{message} ({Describe(code)}).", StatusIn(code), code, exception);
    }

    /// <summary>The SIP status n in 0x80EF0000 + n, for n from 300 to 699; null where the code holds none.</summary>
    public static int? StatusIn(uint? code) =>
        code is >= SipFacility + 300 and <= SipFacility + 699 ? (int)(code.Value - SipFacility) : null;

    /// <summary>For example "SIP 480 Temporarily Unavailable"; for a code without a status, the code as it is.</summary>
    public static string Describe(uint code) => StatusIn(code) is { } status
        ? SipStatus.Describe(status)
        : "0x" + code.ToString("X8", CultureInfo.InvariantCulture);

    private static LyncException NotRunning(Exception exception) => new(
        MessagingError.LyncClientNotRunning, "Lync is not running, or runs as another user or at another elevation.", inner: exception);

    private static LyncException Failure(Exception exception) =>
        new(MessagingError.LyncFailure, $"Lync could not do it: {exception.Message}", inner: exception);

    private static uint? CodeOf(Exception exception) => exception switch
    {
        LyncClientException lync when lync.InternalCode != 0 => lync.InternalCode,
        NotSignedInException => 0x80C80006,
        COMException com => unchecked((uint)com.ErrorCode),
        InvalidComObjectException => ObjectDisconnected,
        _ => null,
    };
}
