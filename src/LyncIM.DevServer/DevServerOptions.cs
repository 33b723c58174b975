using System;
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace LyncIM.DevServer;

/// <summary>How a development server listens, and how patient it is.</summary>
public sealed class DevServerOptions
{
    /// <summary>The address it listens on: loopback where nothing else is said.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0, the default, takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Listens with TLS and this certificate; null means plain http.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Whom the windows grant signs in; "me" where nothing else is said.</summary>
    public string User { get; init; } = "me";

    /// <summary>How long a token holds. Lync's hold eight hours; the value is never a round number there.</summary>
    public TimeSpan TokenLifetime { get; init; } = TimeSpan.FromSeconds(28289);

    /// <summary>Ends a pending GET after this time; null does as the client says, and 180 s where it says nothing.</summary>
    public TimeSpan? EventTimeout { get; init; }

    /// <summary>Holds presence back for this time; null does as the client says, and 5 s where it says nothing.</summary>
    public TimeSpan? MediumPriorityDelay { get; init; }

    /// <summary>How long an invitation may go unanswered.</summary>
    public TimeSpan InvitationTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a message waits for its recipient's next pending GET.</summary>
    public TimeSpan DeliveryTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long somebody is shown as typing who says no more of it.</summary>
    public TimeSpan TypingTimeout { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>Without a pending GET for that long, an application's conversations and subscriptions end: it is told to resume.</summary>
    public TimeSpan ResumeAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Without a pending GET for that long, an application is gone.</summary>
    public TimeSpan ApplicationTimeout { get; init; } = TimeSpan.FromMinutes(15);
}
