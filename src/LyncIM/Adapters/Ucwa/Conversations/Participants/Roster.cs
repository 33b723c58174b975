using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.Messaging;

namespace LyncIM.Adapters.Ucwa;

/// <summary>
/// Who takes part in one conversation. The server speaks of participants by opaque hrefs; who that is stands in what is embedded, in
/// what was told before, or has to be asked for.
/// </summary>
internal sealed class Roster
{
    private readonly UcwaConversation _conversation;
    private readonly UcwaServer _server;
    private readonly object _sync = new();
    private readonly List<RosterMember> _members = new();
    private readonly Dictionary<string, RosterMember> _byKey = new();

    public Roster(UcwaConversation conversation, UcwaServer server)
    {
        _conversation = conversation;
        _server = server;
    }

    /// <summary>Everybody but the local user.</summary>
    public IReadOnlyList<RosterMember> Others
    {
        get
        {
            lock (_sync)
                return _members.Where(member => !member.IsSelf).ToArray();
        }
    }

    public bool Contains(SipAddress address) => Others.Any(member => Directory.AreSame(member.Uri, address.Uri));

    /// <summary>Somebody who is asked to take part, and counts as being there.</summary>
    public void Expect(SipAddress address)
    {
        var member = new RosterMember(address.Uri, "", isSelf: false);
        lock (_sync)
            _members.Add(member);
        TellJoined(member);
    }

    /// <summary>Somebody is not there, or no longer.</summary>
    public void Remove(SipAddress address)
    {
        foreach (var member in Others.Where(member => Directory.AreSame(member.Uri, address.Uri)))
            Remove(member);
    }

    /// <summary>The others have ended it.</summary>
    public void TellAllLeft()
    {
        foreach (var member in Others)
            Remove(member);
    }

    /// <summary>The local user is that participant.</summary>
    public void SetLocal(Uri? uri)
    {
        if (UcwaEvent.KeyOf(uri) is not { } key)
            return;
        lock (_sync)
        {
            if (!_byKey.ContainsKey(key))
                _byKey[key] = new RosterMember(_server.Self.Uri, _server.Self.Name, isSelf: true);
        }
    }

    /// <summary>Forgets which participants they are: another conversation on the server takes the place of the one that was.</summary>
    public void ForgetKeys()
    {
        lock (_sync)
        {
            _byKey.Clear();
            foreach (var member in _members)
                member.IsKnown = false;
        }
    }

    /// <summary>A participant has come, has changed or has left.</summary>
    public async Task OnParticipantAsync(UcwaEvent happened)
    {
        if (happened.IsDeleted)
        {
            if (Find(happened.Key) is { IsSelf: false } left)
                Remove(left);
            return;
        }
        if (await ResolveAsync(happened.Link, happened.Resource, mayBeExpected: true).ConfigureAwait(false) is { IsSelf: false } member)
            TellJoined(member);
    }

    /// <summary>A participant begins or stops typing.</summary>
    public async Task OnTypingAsync(UcwaEvent happened)
    {
        var member = Find(happened.Key);
        if (member is null && !happened.IsDeleted)
            member = await ResolveAsync(happened.Link, happened.Resource, mayBeExpected: false).ConfigureAwait(false);
        if (member is { IsSelf: false })
            SetTyping(member, !happened.IsDeleted);
    }

    /// <summary>Who they write no longer once their message is there.</summary>
    public void StopTyping(RosterMember member) => SetTyping(member, false);

    /// <summary>Who has written a message; null where that cannot be found out.</summary>
    public async Task<RosterMember?> FindSenderAsync(UcwaResource message)
    {
        var embedded = message.Embedded("participant");
        var link = message.Link("participant");
        if (link is not null || embedded is not null)
            return await ResolveAsync(link, embedded, mayBeExpected: false).ConfigureAwait(false) ?? TheOther();
        if (TheOther() is { } other)
            return other;
        return message.Link("contact") is { } contact
            ? await ResolveAsync(contact, message.Embedded("contact"), mayBeExpected: false).ConfigureAwait(false)
            : null;
    }

    /// <summary>Somebody of whom the server has told all.</summary>
    public RosterMember Note(UcwaResource participant)
    {
        var uri = participant.Text("uri") ?? "";
        var name = participant.Text("name") ?? "";
        var key = UcwaEvent.KeyOf(participant.Self);
        var isSelf = participant.Is("local") || participant.Link("me") is not null || _server.IsSelf(uri);
        RosterMember? stranger = null;
        RosterMember member;
        lock (_sync)
        {
            var bound = key is not null && _byKey.TryGetValue(key, out var known) ? known : null;
            member = bound is not null && (uri.Length == 0 || bound.IsSelf || Directory.AreSame(bound.Uri, uri))
                ? bound
                : _members.Find(other => uri.Length > 0 && Directory.AreSame(other.Uri, uri)) ?? Create(uri, name, isSelf);
            // Somebody else has answered than who was invited.
            if (bound is not null && bound != member)
                stranger = bound;
            if (key is not null)
                _byKey[key] = member;
            member.IsKnown = true;
        }
        if (stranger is not null)
            Remove(stranger);
        Rename(member, name);
        return member;
    }

    /// <summary>Tells that they are there, once.</summary>
    public void TellJoined(RosterMember member)
    {
        if (member.IsSelf || member.IsTold)
            return;
        member.IsTold = true;
        _conversation.News.Tell((observer, conversation) => observer.ParticipantJoined(conversation, member.Person));
        _conversation.Changed.Set();
    }

    private RosterMember? TheOther() => Others is { Count: 1 } others ? others[0] : null;

    private RosterMember? Find(string key)
    {
        lock (_sync)
            return _byKey.TryGetValue(key, out var member) ? member : null;
    }

    private RosterMember Create(string uri, string name, bool isSelf)
    {
        var member = new RosterMember(uri, name, isSelf);
        if (!isSelf)
            _members.Add(member);
        return member;
    }

    /// <summary>Who a participant is; null where the server does not say so.</summary>
    private async Task<RosterMember?> ResolveAsync(UcwaLink? link, UcwaResource? resource, bool mayBeExpected)
    {
        var key = UcwaEvent.KeyOf(link?.Uri);
        if (resource is null && key is not null)
        {
            if ((Find(key) ?? (mayBeExpected ? BindExpected(key) : null)) is { } known)
            {
                Rename(known, link!.Title);
                return known;
            }
            resource = await _server.Http.FindAsync(link!.Uri!, _server.Lifetime).ConfigureAwait(false);
        }
        if (resource is null)
            return null;
        var member = Note(resource);
        if (key is not null)
        {
            lock (_sync)
                _byKey[key] = member;
        }
        if (member.Name.Length == 0)
            Rename(member, link?.Title ?? "");
        return member;
    }

    /// <summary>The only one who was invited, as long as the server has not named anybody.</summary>
    private RosterMember? BindExpected(string key)
    {
        lock (_sync)
        {
            if (!_conversation.IsOwn || _members.Count != 1 || _members[0].IsKnown)
                return null;
            _members[0].IsKnown = true;
            return _byKey[key] = _members[0];
        }
    }

    private void Rename(RosterMember member, string name)
    {
        if (name.Length == 0 || member.Name == name)
            return;
        member.Name = name;
        if (!member.IsTold)
            return;
        member.IsTold = false;
        TellJoined(member);
    }

    private void Remove(RosterMember member)
    {
        lock (_sync)
        {
            _members.Remove(member);
            foreach (var key in _byKey.Where(entry => entry.Value == member).Select(entry => entry.Key).ToArray())
                _byKey.Remove(key);
        }
        if (member.IsTold)
            _conversation.News.Tell((observer, conversation) => observer.ParticipantLeft(conversation, member.Person));
        member.IsTold = false;
        _conversation.Changed.Set();
    }

    private void SetTyping(RosterMember member, bool isTyping)
    {
        if (member.IsTyping == isTyping)
            return;
        member.IsTyping = isTyping;
        TellJoined(member);
        _conversation.News.Tell((observer, conversation) => observer.TypingChanged(conversation, member.Person, isTyping));
    }
}
