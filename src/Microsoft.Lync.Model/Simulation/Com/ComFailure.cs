using System;
using System.Runtime.InteropServices;

namespace Microsoft.Lync.Model.Simulation.Com;

/// <summary>The HRESULTs that calls into Lync's process fail with, and what the SDK makes of them.</summary>
internal static class ComFailure
{
    /// <summary>RPC_S_SERVER_UNAVAILABLE: the process has gone.</summary>
    public const uint ServerUnavailable = 0x800706BA;

    /// <summary>RPC_S_CALL_FAILED: the process has gone in the middle of this call.</summary>
    public const uint CallFailed = 0x800706BE;

    /// <summary>What is asked for cannot be done in the state that the object is in.</summary>
    public const uint InvalidState = 0x80C80028;

    public const uint InvalidArgument = 0x80070057;
    public const uint NotReady = 0x8000000A;
    public const uint DataNotReady = 0x80C80003;
    public const uint ItemNotFound = 0x80C80004;
    public const uint NotSignedIn = 0x80C80006;
    public const uint ItemAlreadyExists = 0x80C80007;
    public const uint Canceled = 0x80C80008;
    public const uint TypeMismatch = 0x80020005;

    private const uint Disconnected = 0x80010108;
    private const uint ClassNotRegistered = 0x80040154;
    private const uint SipFacility = 0x80EF0000;

    public static COMException Of(uint code) => new($"Exception from HRESULT: 0x{code:X8}", unchecked((int)code));

    /// <summary>What a SIP status is as an HRESULT; 0 for 200.</summary>
    public static uint OfSipStatus(int status) => status == 200 ? 0 : SipFacility + (uint)status;

    public static uint CodeOf(COMException failure) => unchecked((uint)failure.HResult);

    /// <summary>What a method of the SDK throws for it; where an object was dead, the current client is thrown away first.</summary>
    public static Exception Translate(COMException failure, ComObject? target)
    {
        Meet(failure, target);
        return LyncClientException.FromCode(CodeOf(failure));
    }

    /// <summary>
    /// Throws the current client away where an object was dead, whoever made that one and however old it is. Only what was made
    /// before the network was reset does no harm to what comes after.
    /// </summary>
    public static void Meet(COMException failure, ComObject? target)
    {
        var isOfThisNetwork = target is null || target.Process.Generation == SimulatedNetwork.Generation;
        if (isOfThisNetwork && CodeOf(failure) is (ServerUnavailable or Disconnected or ClassNotRegistered))
            LyncClient.ThrowAway();
    }
}
