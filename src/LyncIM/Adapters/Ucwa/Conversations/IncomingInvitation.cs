using System;

namespace LyncIM.Adapters.Ucwa;

/// <summary>Somebody's invitation, as far as the server has told of it. How it is answered is told once, and may be missing later.</summary>
internal sealed class IncomingInvitation
{
    private int _isAnswered;

    /// <param name="uri">Where it is.</param>
    /// <param name="isMeeting">Whether it is into a conversation of several.</param>
    public IncomingInvitation(Uri? uri, bool isMeeting)
    {
        Uri = uri;
        IsMeeting = isMeeting;
    }

    public Uri? Uri { get; }

    public bool IsMeeting { get; }

    public Uri? AcceptUri { get; private set; }

    public Uri? DeclineUri { get; private set; }

    public void Read(UcwaResource resource)
    {
        AcceptUri = resource.Link("accept")?.Uri ?? AcceptUri;
        DeclineUri = resource.Link("decline")?.Uri ?? DeclineUri;
    }

    /// <summary>Whether the caller is the one to answer it: that is done once.</summary>
    public bool TryAnswer() => System.Threading.Interlocked.Exchange(ref _isAnswered, 1) == 0;

    /// <summary>The answer has not gone out.</summary>
    public void AnswerAgain() => System.Threading.Volatile.Write(ref _isAnswered, 0);
}
