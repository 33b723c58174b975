using System;
using System.Threading.Tasks;
using LyncIM.Messaging;
using LyncIM.Session;

namespace LyncIM.Tests.Session.Parts;

/// <summary>Which error comes out: for each way in which a step can fail, with the client there or gone, the conversation open or ended.</summary>
public sealed class FailureReasonTests
{
    private readonly InMemoryNetwork _network = new();

    /// <summary>
    /// What was thrown, what the client does (null: none is attached), whether the conversation has ended, and the error that comes out of a
    /// step that would time out as SendTimeout.
    /// </summary>
    public static TheoryData<string, string?, bool, string> Combinations => new()
    {
        // A limit that has passed is that, whatever else has happened.
        { "timeout", "SignedIn", false, "SendTimeout" },
        { "timeout", "SignedIn", true, "SendTimeout" },
        { "timeout", "NotRunning", false, "SendTimeout" },
        { "timeout", null, false, "SendTimeout" },

        // An answer of the server's says it all.
        { "480", "SignedIn", false, "RecipientUnavailable" },
        { "480", "NotRunning", true, "RecipientUnavailable" },
        { "504", "SignedIn", false, "LyncFailure" },
        { "504", "SignedIn", true, "LyncFailure" },
        { "504", "NotRunning", false, "LyncFailure" },

        // So does what the adapter knows for sure.
        { "gone", "SignedIn", false, "LyncClientNotRunning" },
        { "not signed in", "SignedIn", true, "LyncNotSignedIn" },
        { "no server", null, false, "ServerNotFound" },
        { "bad address", "SignedIn", false, "InvalidSipAddress" },

        // A failure without a status can be the consequence of an end: of the client's first, of the conversation's second.
        { "failure", "SignedIn", false, "LyncFailure" },
        { "failure", "SignedIn", true, "ConversationEnded" },
        { "failure", "NotRunning", false, "LyncClientNotRunning" },
        { "failure", "NotRunning", true, "LyncClientNotRunning" },
        { "failure", "ShuttingDown", true, "LyncClientNotRunning" },
        { "failure", "SignedOut", false, "LyncNotSignedIn" },
        { "failure", "SignedOut", true, "LyncNotSignedIn" },
        { "failure", "SigningIn", false, "LyncNotSignedIn" },
        { "failure", "SigningOut", true, "LyncNotSignedIn" },
        { "failure", null, false, "LyncFailure" },
        { "failure", "let go", true, "ConversationEnded" },

        // That the conversation has ended can be the consequence of the client's end.
        { "ended", "SignedIn", true, "ConversationEnded" },
        { "ended", "SignedIn", false, "ConversationEnded" },
        { "ended", "NotRunning", true, "LyncClientNotRunning" },
        { "ended", "SignedOut", true, "LyncNotSignedIn" },
        { "ended", "let go", true, "ConversationEnded" },

        // What was cancelled from within, not by the user.
        { "cancelled", "SignedIn", true, "ConversationEnded" },
        { "cancelled", "NotRunning", false, "LyncClientNotRunning" },
        { "cancelled", "SignedIn", false, "LyncFailure" },

        // What nobody has thought of.
        { "unforeseen", "SignedIn", false, "LyncFailure" },
        { "unforeseen", "NotRunning", true, "LyncFailure" },
    };

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task The_error_follows_from_what_was_thrown_the_client_and_the_conversation(
        string thrown, string? client, bool hasEnded, string expected)
    {
        var attached = client is null ? null : Attach(client);
        var conversation = new OpenConversation(new ScriptedConversation { HasEnded = hasEnded }, new object());
        var failure = Assert.IsType<LyncException>(
            await FailureReason.DecideAsync(Thrown(thrown), MessagingError.SendTimeout, attached, conversation));
        Assert.Equal(expected, failure.ErrorId);
        Assert.NotEmpty(failure.Message);
    }

    [Fact]
    public async Task A_client_that_says_a_moment_later_that_it_has_gone_is_the_reason()
    {
        var attached = Attach("SignedIn");
        var deciding = FailureReason.DecideAsync(Thrown("failure"), MessagingError.SendTimeout, attached, null);
        _network.GoAway();
        attached.MoveTo(LyncClientState.NotRunning);
        Assert.Equal(MessagingError.LyncClientNotRunning, ((LyncException)await deciding).Error);
    }

    [Fact]
    public async Task The_advice_is_the_clients_where_it_has_one()
    {
        var attached = Attach("NotRunning");
        var gone = (LyncException)await FailureReason.DecideAsync(Thrown("failure"), MessagingError.SendTimeout, attached, null);
        Assert.Equal("Call ComeBack.", gone.Recommendation);
        var other = (LyncException)await FailureReason.DecideAsync(Thrown("480"), MessagingError.SendTimeout, attached, null);
        Assert.Null(other.Recommendation);
    }

    [Fact]
    public void What_nobody_has_thought_of_keeps_its_code_and_its_words()
    {
        var failure = FailureReason.Decide(Thrown("unforeseen"), MessagingError.SendTimeout, null, null);
        Assert.Equal(0x80131509u, failure.Code);
        Assert.Contains("Nobody thought of it.", failure.Message);
        Assert.IsType<InvalidOperationException>(failure.InnerException);
    }

    [Fact]
    public void A_limit_that_has_passed_says_what_took_too_long()
    {
        var failure = FailureReason.Decide(new TimeoutException("The message took too long."), MessagingError.StartTimeout, null, null);
        Assert.Equal((MessagingError.StartTimeout, "The message took too long."), (failure.Error, failure.Message));
    }

    private AttachedClient Attach(string state)
    {
        var client = new InMemoryClient(_network, new ClientChoice(ClientKind.Desktop), new Contract.RecordedObserver());
        var attached = new AttachedClient(client, InMemoryConnector.TheWords);
        if (state == "let go")
            attached.Lose(new LyncException(MessagingError.ConversationEnded, "LyncIM has let the client go."));
        else if (state == nameof(LyncClientState.NotRunning))
            _network.GoAway();
        else
            _network.MoveTo(Enum.Parse<LyncClientState>(state));
        return attached;
    }

    private static Exception Thrown(string what) => what switch
    {
        "timeout" => new TimeoutException("The message did not complete within 1 seconds."),
        "480" => new LyncException(MessagingError.RecipientUnavailable, "Offline.", 480),
        "504" => new LyncException(MessagingError.LyncFailure, "Timed out there.", 504),
        "gone" => InMemoryConnector.TheWords.GoneError(),
        "not signed in" => InMemoryConnector.TheWords.NotSignedInError(),
        "no server" => new LyncException(MessagingError.ServerNotFound, "There is no server."),
        "bad address" => new LyncException(MessagingError.InvalidSipAddress, "No address."),
        "failure" => new LyncException(MessagingError.LyncFailure, "It could not be done.", code: 0x80C8000A),
        "ended" => new LyncException(MessagingError.ConversationEnded, "It has ended."),
        "cancelled" => new OperationCanceledException(),
        _ => new InvalidOperationException("Nobody thought of it."),
    };
}
