using System.Runtime.CompilerServices;
using System.Threading;

namespace LyncIM.Lync;

/// <summary>
/// The conversations whose invitation's text has been told. An invitation that nobody has accepted is found again when the
/// client is attached to once more, and is no news then.
/// </summary>
internal sealed class ToldInvitations
{
    private ConditionalWeakTable<object, object> _told = new();

    public bool Contains(object conversation) => Volatile.Read(ref _told).TryGetValue(conversation, out _);

    public void Add(object conversation) => Volatile.Read(ref _told).GetValue(conversation, _ => new object());

    public void Clear() => Volatile.Write(ref _told, new());
}
