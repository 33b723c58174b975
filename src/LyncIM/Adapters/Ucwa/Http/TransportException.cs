using System;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace LyncIM.Adapters.Ucwa;

/// <summary>No answer has come, or not all of it.</summary>
internal sealed class TransportException : Exception
{
    /// <param name="reason">Why, as the end of a sentence.</param>
    /// <param name="mayHaveArrived">Whether the server may have got the request.</param>
    /// <param name="inner">What the framework has thrown.</param>
    public TransportException(string reason, bool mayHaveArrived, Exception? inner = null)
        : base(reason, inner)
    {
        MayHaveArrived = mayHaveArrived;
    }

    public bool MayHaveArrived { get; }

    /// <summary>What the framework has thrown, in words; its innermost exception says it best.</summary>
    public static string Describe(Exception exception)
    {
        for (Exception? e = exception; e is not null; e = e.InnerException)
        {
            if (Find(e) is { } words)
                return words;
        }
        while (exception.InnerException is { } inner)
            exception = inner;
        return exception.Message.TrimEnd('.');
    }

    private static string? Find(Exception exception) => exception switch
    {
        AuthenticationException => $"its certificate is not trusted, or no encryption could be agreed on ({exception.Message.TrimEnd('.')})",
        WebException { Status: WebExceptionStatus.TrustFailure } => "its certificate is not trusted",
        WebException { Status: WebExceptionStatus.SecureChannelFailure } => "no encryption could be agreed on",
        WebException { Status: WebExceptionStatus.NameResolutionFailure or WebExceptionStatus.ProxyNameResolutionFailure } =>
            "the name does not resolve",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } =>
            "the name does not resolve",
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "nobody listens there",
        SocketException { SocketErrorCode: SocketError.TimedOut } => "it does not answer",
        _ => null,
    };
}
