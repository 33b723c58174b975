using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.Session;

namespace LyncIM.Tests.Units;

public sealed class InboxTests
{
    private static readonly MessageFilter Everything = new();

    private readonly Inbox _inbox = new();
    private readonly LyncConversation _kim;
    private readonly LyncConversation _lee;

    public InboxTests()
    {
        _kim = new LyncConversation();
        _lee = new LyncConversation();
    }

    [Fact]
    public void Messages_come_out_once_and_in_order()
    {
        foreach (var number in Enumerable.Range(0, 1_000))
            Add(_kim, $"{number}");
        Assert.Equal(Enumerable.Range(0, 1_000).Select(number => $"{number}"), Drain(Everything));
        Assert.Empty(Drain(Everything));
        Assert.Equal(0, _kim.UnreadCount);
    }

    [Fact]
    public void What_a_filter_passes_over_stays_in_order_for_the_next_reader()
    {
        foreach (var number in Enumerable.Range(0, 10))
            Add(number % 3 == 0 ? _kim : _lee, $"{number}");
        Assert.Equal(6, _lee.UnreadCount);
        Assert.Equal(["0", "3", "6", "9"], Drain(new MessageFilter([_kim])));
        Add(_lee, "10");
        Assert.Equal(["1", "2", "4", "5", "7", "8", "10"], Drain(Everything));
    }

    [Fact]
    public void A_reader_that_has_passed_over_messages_sees_those_that_come_later()
    {
        var reader = _inbox.OpenReader(new MessageFilter([_kim]), includeSelf: false);
        Add(_lee, "1");
        Assert.Null(reader.Take());
        Add(_kim, "2");
        Add(_lee, "3");
        Assert.Equal("2", reader.Take()?.Text);
        Assert.Null(reader.Take());
        Assert.Equal(["1", "3"], Drain(Everything));
    }

    [Fact]
    public void A_reader_gets_what_another_has_left_even_when_the_buffer_has_grown_and_shrunk()
    {
        var patient = _inbox.OpenReader(new MessageFilter([_kim]), includeSelf: false);
        for (var round = 0; round < 50; round++)
        {
            for (var i = 0; i < 300; i++)
                Add(_lee, "noise");
            Add(_kim, $"{round}");
            Assert.Equal(300, Drain(new MessageFilter([_lee])).Count);
            Assert.Equal($"{round}", patient.Take()?.Text);
        }
        Assert.Empty(Drain(Everything));
    }

    [Fact]
    public void Peeking_leaves_messages_where_they_are()
    {
        Add(_kim, "1");
        Add(_kim, "2");
        var reader = _inbox.OpenReader(Everything, includeSelf: false);
        Assert.Equal("1 2 ", $"{reader.Peek()} {reader.Peek()} {reader.Peek()}");
        Assert.Equal(2, _kim.UnreadCount);
        Assert.Equal(["1", "2"], Drain(Everything));
    }

    [Fact]
    public void Own_messages_are_kept_apart_and_come_in_their_place_where_they_are_asked_for()
    {
        Add(_kim, "1");
        Add(_kim, "mine", isFromSelf: true);
        Add(_kim, "2");
        Assert.Equal(2, _kim.UnreadCount);
        Assert.Equal(["1"], [_inbox.OpenReader(Everything, includeSelf: false).Take()!.Text]);
        var both = _inbox.OpenReader(Everything, includeSelf: true);
        Assert.Equal("mine 2 ", $"{both.Take()} {both.Take()} {both.Take()}");
    }

    [Fact]
    public void Own_messages_that_nobody_reads_do_not_pile_up()
    {
        for (var i = 0; i < 3 * Inbox.OutgoingKept; i++)
            Add(_kim, $"{i}", isFromSelf: true);
        var reader = _inbox.OpenReader(Everything, includeSelf: true);
        Assert.Equal($"{2 * Inbox.OutgoingKept}", reader.Take()?.Text);
    }

    [Theory]
    [InlineData("kim@contoso.com", true)]
    [InlineData("sip:KIM@contoso.com", true)]
    [InlineData("kim*", true)]
    [InlineData("Kim Smith", true)]
    [InlineData("*smith", true)]
    [InlineData("kim", false)]
    [InlineData("lee*", false)]
    public void Senders_are_found_by_address_or_name(string pattern, bool passes)
    {
        Add(_kim, "hi");
        Assert.Equal(passes, Drain(new MessageFilter(from: [pattern])).Count == 1);
    }

    [Fact]
    public async Task Whoever_waits_is_woken_by_the_next_message()
    {
        var change = _inbox.Changed;
        Assert.False(change.IsCompleted);
        Add(_kim, "hi");
        await change;
        Assert.False(_inbox.Changed.IsCompleted);
    }

    [Fact]
    public async Task Many_writers_and_many_readers_lose_nothing_and_keep_each_writers_order()
    {
        const int Writers = 4;
        const int Each = 5_000;
        var conversations = Enumerable.Range(0, Writers).Select(_ => new LyncConversation()).ToArray();
        var read = new ConcurrentQueue<(int Reader, LyncMessage Message)>();
        var writing = Task.WhenAll(conversations.Select(conversation => Task.Run(() =>
        {
            for (var i = 0; i < Each; i++)
                Add(conversation, $"{i}");
        })));
        var filters = new[] { Everything, Everything, new MessageFilter([conversations[0]]), new MessageFilter([conversations[1]]) };
        var reading = Task.WhenAll(filters.Select((filter, number) => Task.Run(async () =>
        {
            var reader = _inbox.OpenReader(filter, includeSelf: false);
            while (read.Count < Writers * Each)
            {
                var change = _inbox.Changed;
                if (reader.Take() is { } message)
                    read.Enqueue((number, message));
                else
                    await Task.WhenAny(change, Task.Delay(50));
            }
        })));
        await Task.WhenAll(writing, reading).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(Writers * Each, read.Select(one => one.Message).Distinct().Count());
        foreach (var stream in read.GroupBy(one => (one.Reader, one.Message.Conversation)))
        {
            var numbers = stream.Select(one => int.Parse(one.Message.Text)).ToArray();
            Assert.Equal(numbers.Order(), numbers);
        }
        Assert.All(conversations, conversation => Assert.Equal(0, conversation.UnreadCount));
    }

    private void Add(LyncConversation conversation, string text, bool isFromSelf = false)
    {
        _inbox.Add(new LyncMessage(
            conversation,
            "kim@contoso.com",
            "Kim Smith",
            text,
            contents: null,
            isFromSelf ? LyncMessageDirection.Outgoing : LyncMessageDirection.Incoming));
    }

    private List<string> Drain(MessageFilter filter)
    {
        var texts = new List<string>();
        var reader = _inbox.OpenReader(filter, includeSelf: false);
        while (reader.Take() is { } message)
            texts.Add(message.Text);
        return texts;
    }
}
