using System.Linq;
using LyncIM.Messaging;
using LyncIM.Session;

namespace LyncIM.Tests.Session.Parts;

/// <summary>The open conversations, found by who is in them; those that have ended stay as long as something in them is unread.</summary>
public sealed class ConversationTableTests
{
    private readonly ConversationTable _table = new();
    private readonly object _owner = new();

    [Fact]
    public void A_channel_has_one_conversation_even_after_it_has_ended()
    {
        var channel = new ScriptedConversation();
        var open = _table.Ensure(channel, _owner);
        Assert.Same(open, _table.Ensure(channel, _owner));
        _table.Remove(open);
        Assert.Same(open, _table.Ensure(channel, _owner));
        Assert.Empty(_table.Conversations);
    }

    [Fact]
    public void A_conversation_of_two_is_found_by_the_other_one()
    {
        var kim = Open("kim@contoso.com");
        Open("kim@contoso.com", "lee@contoso.com");
        Assert.Same(kim, _table.FindOneToOne(SipAddress.Parse("Kim@contoso.com")));
        Assert.Null(_table.FindOneToOne(SipAddress.Parse("lee@contoso.com")));
    }

    [Theory]
    [InlineData(LyncConversationState.Parked)]
    [InlineData(LyncConversationState.Terminated)]
    public void One_that_cannot_be_talked_in_is_not_found(LyncConversationState state)
    {
        Open("kim@contoso.com").Conversation.MoveTo(state);
        Assert.Null(_table.FindOneToOne(SipAddress.Parse("kim@contoso.com")));
    }

    [Fact]
    public void One_whose_other_has_left_is_not_found()
    {
        Open("kim@contoso.com").Conversation.MarkLeft("kim@contoso.com");
        Assert.Null(_table.FindOneToOne(SipAddress.Parse("kim@contoso.com")));
    }

    [Fact]
    public void A_conference_is_found_by_its_URI_in_any_case()
    {
        var open = Open();
        open.Conversation.BecomeConference("sip:kim@contoso.com;gruu;opaque=app:conf:focus:id:ABC");
        Assert.Same(open, _table.FindConference("SIP:Kim@contoso.com;gruu;opaque=app:conf:focus:id:abc"));
        Assert.Null(_table.FindConference("sip:kim@contoso.com;gruu;opaque=app:conf:focus:id:other"));
    }

    [Fact]
    public void One_that_has_ended_stays_until_it_is_read()
    {
        var (read, unread) = (Open("kim@contoso.com"), Open("lee@contoso.com"));
        unread.Conversation.CountUnread(1);
        _table.Remove(read);
        _table.Remove(unread);
        Assert.Equal([unread.Conversation], _table.Conversations);
        Assert.Null(_table.Find(unread.Conversation));
        unread.Conversation.CountUnread(-1);
        Assert.Empty(_table.Conversations);
    }

    [Fact]
    public void They_come_by_their_number_and_belong_to_their_attachment()
    {
        var first = Open("kim@contoso.com");
        var other = _table.Ensure(new ScriptedConversation(), new object());
        Assert.Equal([first.Conversation.Id, other.Conversation.Id], _table.Conversations.Select(conversation => conversation.Id));
        Assert.Equal([first], _table.OpenOf(_owner));
    }

    [Fact]
    public void What_has_ended_and_who_took_part_can_be_forgotten()
    {
        var open = Open("kim@contoso.com");
        open.Conversation.CountUnread(1);
        _table.People.Note("kim@contoso.com", "Kim");
        _table.Remove(open);
        _table.ForgetEnded();
        Assert.Empty(_table.Conversations);
        Assert.Empty(_table.People.All);
    }

    private OpenConversation Open(params string[] people)
    {
        var open = _table.Ensure(new ScriptedConversation(), _owner);
        foreach (var person in people)
            open.Conversation.Add(person, "Somebody");
        open.Conversation.MoveTo(LyncConversationState.Active);
        return open;
    }
}
