using System;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using LyncIM.Messaging;
using Microsoft.Lync.Model;

namespace LyncIM.Adapters.Sdk;

/// <summary>
/// What the SDK throws, in the domain's words. Much of it derives from no class of the SDK, several codes share a class, and the
/// messages of its own classes are empty.
/// </summary>
internal static class SdkErrors
{
    private const uint SipFacility = 0x80EF0000;
    private const uint NotSignedIn = 0x80C80006;

    /// <summary>An exception out of any call but GetClient.</summary>
    public static LyncException Translate(Exception exception)
    {
        var thrown = Unwrap(exception);
        if (thrown is LyncException known)
            return known;
        var code = CodeOf(thrown);
        if (thrown is ClientNotFoundException or InvalidComObjectException || IsDeath(code))
            return Create(MessagingError.LyncClientNotRunning, "Lync has been closed or restarted", code, thrown);
        return thrown is NotSignedInException || code == NotSignedIn
            ? Create(MessagingError.LyncNotSignedIn, "Nobody is signed in to Lync", code, thrown)
            : FromCode(code, thrown);
    }

    /// <summary>The failure that <paramref name="code"/> stands for, where nothing was thrown: an event told of it.</summary>
    public static LyncException FromCode(uint code) => FromCode(code, thrown: null);

    /// <summary>What was thrown: the SDK wraps what fails while it makes one of its objects.</summary>
    public static Exception Unwrap(Exception exception)
    {
        while (exception is TargetInvocationException or AggregateException && exception.InnerException is { } inner)
            exception = inner;
        return exception;
    }

    /// <summary>Says that an object was dead. Lync may live on: only its state tells.</summary>
    public static bool IsGone(LyncException failure) => failure.Error == MessagingError.LyncClientNotRunning;

    /// <summary>Whether it was asked for in a state in which it cannot be done, as when another program is doing it.</summary>
    public static bool IsWrongMoment(LyncException failure) =>
        failure.InnerException is PendingOperationException or InvalidStateException
        || failure.Code is 0x80C80028 or 0x80C80029 or 0x80F10001 or 0x80F10012 or 0x80F10091 or 0x80EE0061 or 0x80EE0065;

    /// <summary>Whether it is there already.</summary>
    public static bool IsAlreadyThere(LyncException failure) =>
        failure.InnerException is ItemAlreadyExistException || failure.Code is 0x80C80007 or 0x80EE004A or 0x80EE004B or 0x80EE0052;

    /// <summary>Whether nothing was found.</summary>
    public static bool IsNotFound(LyncException failure) =>
        failure.InnerException is ItemNotFoundException
        || failure.Code is 0x80C80004 or 0x80EE0051 or 0x80EE0054 or 0x80EE0055 or 0x80EE0058;

    /// <summary>Whether Lync's own time for it was over.</summary>
    public static bool IsTimeout(LyncException failure) =>
        failure.InnerException is TimeoutException
        || failure.SipStatus is 408 or 504
        || failure.Code is 0x80EE000C or 0x80EE001D or 0x800705B4;

    /// <summary>Whether somebody has called it off.</summary>
    public static bool IsCanceled(LyncException failure) =>
        failure.InnerException is RequestCanceledException || failure.Code is 0x80C80008 or 0x80C80009;

    /// <summary>
    /// The same failure of a Lync that lives on. Where it met a dead object, that one has gone; where something was just not there,
    /// nobody knows why.
    /// </summary>
    public static LyncException OfLivingClient(LyncException gone) => HasMetDeadObject(gone)
        ? Create(gone.Error, "Lync has lost what was asked for, and runs on", gone.Code ?? 0, gone.InnerException)
        : Create(MessagingError.LyncFailure, "Lync does not give what was asked for", 0, gone);

    /// <summary>Whether a call has failed because its object was dead, rather than because something was not there.</summary>
    public static bool HasMetDeadObject(LyncException failure) => IsGone(failure) && failure.InnerException is not null;

    /// <summary>The SIP status n in 0x80EF0000 + n, for n from 300 to 699; null where the code holds none.</summary>
    public static int? StatusIn(uint? code) =>
        code is >= SipFacility + 300 and <= SipFacility + 699 ? (int)(code.Value - SipFacility) : null;

    /// <summary>For example "SIP 480 Temporarily Unavailable"; for a code without a status, the code as it is.</summary>
    public static string Describe(uint code) => StatusIn(code) is { } status
        ? SipStatus.Describe(status)
        : "0x" + code.ToString("X8", CultureInfo.InvariantCulture);

    /// <summary>The codes of a process or an object that has died: before the call, or in it.</summary>
    public static bool IsDeath(uint code) => code
        is 0x800706BA or 0x800706BE or 0x800706BF or 0x80010108 or 0x80040154 or 0x80010007 or 0x80010012;

    private static LyncException FromCode(uint code, Exception? thrown)
    {
        var (error, message) = SipFailure.Of(StatusIn(code));
        return Create(error, thrown is TimeoutException ? "Lync has taken too long" : message, code, thrown);
    }

    private static LyncException Create(MessagingError error, string message, uint code, Exception? thrown) => code == 0
        ? new LyncException(error, message + ".", inner: thrown)
        : new LyncException(error, $"{message} ({Describe(code)}).", StatusIn(code), code, thrown);

    /// <summary>What the SDK or .NET gives as the number of the failure; 0 where it gives none.</summary>
    private static uint CodeOf(Exception thrown) => thrown switch
    {
        LyncClientException lync => lync.InternalCode,
        InvalidComObjectException => 0,
        _ => unchecked((uint)thrown.HResult),
    };
}
