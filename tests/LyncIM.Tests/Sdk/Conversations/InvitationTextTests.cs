using System.Collections.Generic;
using LyncIM.Adapters.Sdk;
using LyncIM.Messaging;

namespace LyncIM.Tests.Sdk;

/// <summary>The text of an invitation is news once, in whatever order its properties and its event tell it.</summary>
public sealed class InvitationTextTests
{
    private readonly InvitationText _text = new();

    [Fact]
    public void A_property_is_news_and_its_echo_is_not()
    {
        Assert.True(_text.IsNewProperty(Says("hi")));
        Assert.False(_text.IsNewProperty(Says("hi")));
        Assert.False(_text.IsNewMessage(Says("hi")));
        Assert.True(_text.IsNewMessage(Says("hi")));
    }

    [Fact]
    public void A_message_is_news_and_the_property_that_repeats_it_is_not()
    {
        Assert.True(_text.IsNewMessage(Says("hi")));
        Assert.True(_text.IsNewMessage(Says("there?")));
        Assert.False(_text.IsNewProperty(Says("hi")));
        Assert.False(_text.IsNewProperty(Says("something else")));
        Assert.True(_text.IsNewMessage(Says("hi")));
    }

    [Fact]
    public void Another_text_is_another_message()
    {
        Assert.True(_text.IsNewProperty(Says("hi")));
        Assert.True(_text.IsNewMessage(Says("there?")));
        Assert.True(_text.IsNewMessage(Says("hi")));
        Assert.False(_text.IsNewProperty(Says("hi")));
    }

    [Fact]
    public void A_property_that_differs_from_the_first_message_is_news_once()
    {
        Assert.True(_text.IsNewMessage(Says("there?")));
        Assert.True(_text.IsNewProperty(Says("hi")));
        Assert.False(_text.IsNewProperty(Says("hi")));
    }

    [Fact]
    public void The_same_words_are_the_same_message_though_one_is_HTML()
    {
        Assert.True(_text.IsNewProperty(Says("are you  there?")));
        Assert.False(_text.IsNewMessage(new ArrivedMessage(
            new Person("sip:kim@contoso.com", "Kim"),
            IsFromSelf: false,
            new Dictionary<LyncMessageFormat, string> { [LyncMessageFormat.Html] = "<p>are <b>you</b>\r\n there?</p>" },
            Text: null)));
    }

    private static ArrivedMessage Says(string text) =>
        new(new Person("sip:kim@contoso.com", "Kim"), IsFromSelf: false, new MessageContents(text), text);
}
