using System;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Lync.Model;

namespace LyncIM.Adapters.Sdk;

/// <summary>Finds the client of the Lync that is running.</summary>
internal sealed class SdkActivation
{
    private readonly DesktopReason _reason;

    public SdkActivation(DesktopReason reason)
    {
        _reason = reason;
    }

    /// <summary>
    /// The client, in the object that hears its events. The SDK may give one that has died, or fail with an activation that has:
    /// it is asked once more.
    /// </summary>
    /// <exception cref="LyncException">Lync is not running, or cannot be reached.</exception>
    public LyncClient Find()
    {
        try
        {
            var client = GetClient();
            if (client is not null && !IsDead(client))
                return SdkWrappers.Canonical(client);
        }
        catch (Exception e) when (MayBeOutdated(SdkErrors.Unwrap(e)))
        {
            SdkTrace.Write(e);
            SdkCures.ForgetActivation();
        }
        catch (Exception e)
        {
            throw Translate(SdkErrors.Unwrap(e));
        }
        return FindAgain();
    }

    private LyncClient FindAgain()
    {
        try
        {
            if (GetClient() is { } client)
                return SdkWrappers.Canonical(client);
        }
        catch (Exception e)
        {
            SdkCures.ForgetActivation();
            throw Translate(SdkErrors.Unwrap(e));
        }
        throw _reason.NotRunning(inner: null);
    }

    private static LyncClient? GetClient() => LyncClient.GetClient();

    /// <summary>Whether it has died. Reading its state makes the SDK forget it, so that the next request finds its successor.</summary>
    private static bool IsDead(LyncClient client) =>
        client.State == ClientState.Invalid && client.State == ClientState.Invalid;

    /// <summary>Whether it may be the fault of what the SDK keeps, rather than of the Lync that runs now.</summary>
    private static bool MayBeOutdated(Exception thrown) =>
        thrown is not NotStartedByUserException && (IsOfMissingClient(thrown) || thrown is LyncClientException);

    private static bool IsOfMissingClient(Exception thrown) => thrown
        is ClientNotFoundException or NotStartedByUserException or COMException or InvalidComObjectException or NullReferenceException;

    private LyncException Translate(Exception thrown) => thrown switch
    {
        InvalidCastException => _reason.RegistrationBroken(thrown),
        FileNotFoundException or FileLoadException or BadImageFormatException or TypeInitializationException or TypeLoadException =>
            new LyncException(
                MessagingError.LyncSdkNotFound,
                $"The Lync SDK was found, but cannot be used: {(thrown.InnerException ?? thrown).Message}",
                inner: thrown),
        PlatformNotSupportedException => _reason.NotRunning(thrown),
        _ when IsOfMissingClient(thrown) || SdkErrors.IsGone(SdkErrors.Translate(thrown)) => _reason.NotRunning(thrown),
        _ => SdkErrors.Translate(thrown),
    };
}
