using System;
using System.IO;
using System.Runtime.InteropServices;
using LyncIM.Messaging;
using Microsoft.Lync.Model;

namespace LyncIM.Lync;

/// <summary>What the SDK throws, in the domain's words. Much of it derives from no class of the SDK.</summary>
internal static class LyncErrors
{
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
            _ => FromStatus(SipStatus.FromCode(code)),
        };
        return new LyncException(error, $"{message} ({SipStatus.Describe(code)}).", code, exception);
    }

    private static (MessagingError Error, string Message) FromStatus(int? status) => status switch
    {
        404 => (MessagingError.RecipientNotFound, "There is nobody with that address"),
        480 or 486 => (MessagingError.RecipientUnavailable, "The recipient is offline or does not want to be disturbed"),
        403 or 603 => (MessagingError.RecipientDeclined, "The recipient does not take messages from you"),
        413 or 513 => (MessagingError.MessageTooLong, "The message is too long"),
        415 => (MessagingError.FormatNotSupported, "The recipient's client cannot show messages of that format"),
        _ => (MessagingError.LyncFailure, "Lync could not do it"),
    };

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
