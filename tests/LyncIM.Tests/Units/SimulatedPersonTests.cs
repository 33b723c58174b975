using System.Collections.Generic;
using System.Linq;
using SimulatedContacts;

namespace LyncIM.Tests.Units;

public sealed class SimulatedPersonTests
{
    private readonly SimulatedPeople _people = new();

    [Theory]
    [InlineData("kim", 200, 3500)]
    [InlineData("offline", 480, 18500)]
    [InlineData("dnd2", 480, 9500)]
    [InlineData("decline", 603, 3500)]
    [InlineData("never", 200, 3500)]
    public void Who_refuses_messages_refuses_invitations_too(string name, int status, int availability)
    {
        var person = Person(name);
        Assert.Equal(status, person.InvitationStatus);
        Assert.Equal(availability, _people.AvailabilityOf(person));
        if (!person.NeverTells)
            Assert.Equal(status, Send(name).Status);
    }

    [Fact]
    public void Somebody_unknown_is_not_found_and_has_no_presence_whatever_is_published()
    {
        _people.Publish("sip:unknown@contoso.com", Availabilities.Free);
        Assert.Equal(404, Send("unknown").Status);
        Assert.Null(_people.AvailabilityOf(Person("unknown")));
    }

    [Fact]
    public void What_is_published_counts_more_than_the_address()
    {
        _people.Publish("sip:DND@contoso.com", Availabilities.Busy);
        Assert.Equal(Availabilities.Busy, _people.AvailabilityOf(Person("dnd")));
    }

    [Theory]
    [InlineData("plain", "text/plain", 200)]
    [InlineData("plain", "text/html", 415)]
    [InlineData("plain", "text/rtf", 415)]
    [InlineData("kim", "text/html", 200)]
    public void Some_take_plain_text_only(string name, string contentType, int status) =>
        Assert.Equal(status, Send(name, "hi", contentType).Status);

    [Theory]
    [InlineData("short5", "12345", 200)]
    [InlineData("short5", "123456", 413)]
    [InlineData("short", "123456", 200)]
    [InlineData("short0", "1", 413)]
    public void Some_take_short_messages_only(string name, string text, int status) => Assert.Equal(status, Send(name, text).Status);

    [Fact]
    public void The_first_messages_to_some_fail()
    {
        Assert.Equal([504, 504, 200, 200], Enumerable.Range(0, 4).Select(_ => Send("flaky2").Status));
        Assert.Equal(504, Send("flaky1.other").Status);
        Assert.Equal(200, Send("flaky").Status);
    }

    [Theory]
    [InlineData("kim", 1)]
    [InlineData("delay250", 250)]
    [InlineData("delay", 1)]
    [InlineData("delay0", 1)]
    [InlineData("decline", 1)]
    public void A_message_takes_as_long_as_its_recipient_needs(string name, int milliseconds) =>
        Assert.Equal(milliseconds, Send(name).Milliseconds);

    [Fact]
    public void Nobody_hears_what_became_of_a_message_to_never()
    {
        Assert.Null(Send("never").Milliseconds);
        Assert.False(Send("never").IsDelivered);
    }

    [Fact]
    public void Among_several_the_slowest_decides_and_nobody_refuses()
    {
        var fate = _people.FateOf([Person("kim"), Person("delay20"), Person("offline")], Plain("hi"));
        Assert.True(fate.IsDelivered);
        Assert.Equal(20, fate.Milliseconds);
        Assert.Null(_people.FateOf([Person("kim"), Person("never")], Plain("hi")).Milliseconds);
    }

    [Theory]
    [InlineData("echo", "text/plain", "echo: a<b")]
    [InlineData("echo.b", "text/plain", "echo: a<b")]
    [InlineData("echo-html", "text/html", "<html><body><p>echo: a&lt;b</p></body></html>")]
    public void An_echo_types_and_sends_the_text_back(string name, string contentType, string text)
    {
        var reactions = Person(name).ReactionsTo("a<b");
        Assert.Equal([ReactionKind.StartTyping, ReactionKind.StopTyping, ReactionKind.Answer], reactions.Select(reaction => reaction.Kind));
        Assert.Equal(contentType, reactions[2].ContentType);
        Assert.Equal(text, reactions[2].Text);
    }

    [Fact]
    public void An_echo_in_rtf_escapes_what_means_something_there()
    {
        var echo = Person("echo-rtf").ReactionsTo("{\\}\té\n")[2];
        Assert.Equal(ContentTypes.Rtf, echo.ContentType);
        Assert.Contains(@"echo: \{\\\}\tab \u233?\line \par}", echo.Text, System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yes", "yes")]
    [InlineData("yes12", "yes")]
    [InlineData("no", "no")]
    [InlineData("no7", "no")]
    [InlineData("norman", null)]
    [InlineData("yes1.b", null)]
    [InlineData("kim", null)]
    public void Some_answer_every_message_with_their_word(string name, string? answer) =>
        Assert.Equal(answer, Person(name).ReactionsTo("restart?").SingleOrDefault()?.Text);

    [Fact]
    public void Who_is_called_back_says_the_text_and_is_not_called_again()
    {
        var reaction = Assert.Single(Person("callback").ReactionsTo("hi"));
        Assert.Equal(ReactionKind.CallBack, reaction.Kind);
        Assert.Equal("hi", reaction.Text);
        Assert.Empty(Person("callback").ReactionsTo("hi", isCallBack: true));
    }

    [Fact]
    public void A_leaver_leaves() => Assert.Equal(ReactionKind.Leave, Assert.Single(Person("leaver").ReactionsTo("hi")).Kind);

    [Theory]
    [InlineData("sip:", false)]
    [InlineData("kim@contoso.com", false)]
    [InlineData("sip:kim akers@contoso.com", false)]
    [InlineData("SIP:kim@contoso.com", true)]
    public void Only_a_well_formed_address_is_somebody(string uri, bool isSomebody) =>
        Assert.Equal(isSomebody, SimulatedPerson.Parse(uri) is not null);

    [Theory]
    [InlineData("kim", "Kim Akers")]
    [InlineData("alex.b_c", "Alex B C")]
    public void Everybody_has_a_name(string name, string displayName) => Assert.Equal(displayName, Person(name).DisplayName);

    private static SimulatedPerson Person(string name) => SimulatedPerson.Parse($"sip:{name}@contoso.com")!;

    private static Dictionary<string, string> Plain(string text) => new() { [ContentTypes.Plain] = text };

    private MessageFate Send(string name, string text = "hi", string contentType = ContentTypes.Plain) =>
        _people.FateOf([Person(name)], new Dictionary<string, string> { [contentType] = text });
}
