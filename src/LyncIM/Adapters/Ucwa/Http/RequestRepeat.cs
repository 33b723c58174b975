namespace LyncIM.Adapters.Ucwa;

/// <summary>When a request may be made again by itself.</summary>
internal enum RequestRepeat
{
    /// <summary>Not at all: it says something, and would say it twice.</summary>
    Never,

    /// <summary>Where the server has refused it before it did anything, or it has not been sent.</summary>
    WhenRefused,

    /// <summary>Always: twice is as good as once.</summary>
    Always,
}
