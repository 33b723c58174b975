namespace LyncIM.DevServer.Control;

/// <summary>What goes wrong with a request.</summary>
public enum FaultKind
{
    /// <summary>Answers with a status and UCWA's error in the body, and does nothing.</summary>
    Status,

    /// <summary>Answers with a status and a page of HTML, as a proxy does, and does nothing.</summary>
    Page,

    /// <summary>Answers 401 with the server's challenges, as to a token that has expired, and does nothing.</summary>
    Unauthorized,

    /// <summary>Cuts the connection, and does nothing.</summary>
    CutBefore,

    /// <summary>Does what was asked for, and cuts the connection before the answer.</summary>
    CutAfter,

    /// <summary>Does what was asked for, and cuts the connection in the middle of the answer.</summary>
    CutWithin,

    /// <summary>Does what was asked for, and answers with its status and what is no JSON.</summary>
    Garbage,

    /// <summary>Does what was asked for, and answers with its status and without headers of its own or a body.</summary>
    EmptyBody,

    /// <summary>Waits before it does what was asked for.</summary>
    SlowBefore,

    /// <summary>Does what was asked for, and waits before it answers: events overtake the answer.</summary>
    SlowAfter,
}
