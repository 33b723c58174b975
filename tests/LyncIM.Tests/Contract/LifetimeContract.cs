using System;
using System.Linq;
using System.Threading.Tasks;
using LyncIM.Messaging;
using static LyncIM.Tests.Contract.ContractScene;

namespace LyncIM.Tests.Contract;

/// <summary>A client is found, goes and comes back; disposing of it unregisters everything and frees every waiting caller.</summary>
public sealed class LifetimeContract
{
    [Theory]
    [EachAdapter]
    public async Task A_client_that_was_found_says_what_it_is_and_who_is_signed_in(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        Assert.Equal(scene.Other.Choice.Kind, scene.Client.Kind);
        Assert.Equal(LyncClientState.SignedIn, scene.Client.State);
        Assert.NotEmpty(scene.Client.Source);
        Assert.Equal("sip:me@contoso.com", scene.Client.Self?.Uri, ignoreCase: true);
        Assert.True(scene.Client.Is(scene.Other.Choice));
        Assert.False(scene.Client.Is(new ClientChoice(ClientKind.Server, "elsewhere.example")));
    }

    [Theory]
    [EachAdapter]
    public async Task Its_words_are_sentences_and_know_every_error(Adapter adapter)
    {
        await using var scene = await ContractScene.PrepareAsync(adapter);
        var words = scene.Connector.Words;
        Assert.NotEmpty(words.Name);
        Assert.All([words.Gone, words.NotSignedIn], sentence => Assert.EndsWith(".", sentence));
        Assert.All(Enum.GetValues<MessagingError>(), error => Assert.NotEqual("", words.Recommend(error)));
        Assert.Equal(MessagingError.LyncClientNotRunning, words.GoneError().Error);
        Assert.NotNull(words.GoneError().Recommendation);
    }

    [Theory]
    [EachAdapter]
    public async Task Who_is_signed_in_is_not_signed_in_again(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        var request = new SignInRequest(SipAddress.Parse("me@contoso.com"), null);
        Assert.False(await scene.Client.SignInAsync(request, _ => { }, scene.Ample));
    }

    [Theory]
    [EachAdapter]
    public async Task Conversations_that_are_open_are_told_to_whoever_connects(Adapter adapter)
    {
        await using var scene = await ContractScene.PrepareAsync(adapter);
        if (!scene.Other.RemembersConversations)
            return;
        await scene.Other.InviteAsync(Kim, "are you there?");
        await scene.ConnectAsync();
        Eventually.Equal(1, () => scene.Told.Conversations.Count);
        Eventually.Equal(["are you there?"], () => scene.Told.TextsIn(scene.Told.Conversations[0]));
    }

    [Theory]
    [EachAdapter]
    public async Task After_Dispose_nothing_is_registered_and_nothing_is_called_back(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        await scene.TalkAsync(Kim);
        Assert.True(await scene.Other.RegistrationsAsync() > 0);
        var former = scene.Told;
        scene.Client.Dispose();
        await Eventually.EqualAsync(0, scene.Other.RegistrationsAsync);
        former.Forget();
        await scene.ConnectAsync();
        await scene.Other.InviteAsync(Lee, "anybody?");
        Eventually.True(() => scene.Told.Lines.Contains("message anybody?"));
        Assert.Empty(former.Lines);
    }

    [Theory]
    [EachAdapter]
    public async Task Dispose_frees_whoever_waits_for_a_delivery(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        var conversation = await scene.StartAsync("never@contoso.com");
        await conversation.WhenCanSendAsync(scene.Ample);
        var sending = conversation.SendAsync(Plain("hello"), scene.Ample);
        scene.Client.Dispose();
        await scene.EndsAsync(sending);
        Assert.False(sending.IsCompletedSuccessfully);
    }

    [Theory]
    [EachAdapter]
    public async Task Dispose_can_be_called_again(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        scene.Client.Dispose();
        scene.Client.Dispose();
        await Eventually.EqualAsync(0, scene.Other.RegistrationsAsync);
    }

    [Theory]
    [EachAdapter]
    public async Task A_client_that_goes_tells_so_once_and_fails_what_is_asked_of_it(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        var conversation = await scene.TalkAsync(Kim);
        await scene.Other.GoAwayAsync();
        Eventually.Equal(1, () => scene.Told.Lines.Count(IsOver));
        Assert.Contains(scene.Client.State, new[] { LyncClientState.NotRunning, LyncClientState.SignedOut });
        await scene.FailsAsync(() => scene.StartAsync(Lee));
        await scene.FailsAsync(() => conversation.SendAsync(Plain("late"), scene.Ample));
        Assert.Single(scene.Told.Lines, IsOver);
    }

    [Theory]
    [EachAdapter]
    public async Task A_client_that_has_gone_is_not_found_and_one_that_is_back_works(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        await scene.TalkAsync(Kim);
        await scene.Other.GoAwayAsync();
        Eventually.True(() => scene.Told.Lines.Any(IsOver));
        await scene.Other.ComeBackAsync();
        await scene.ConnectAsync();
        var conversation = await scene.StartAsync("echo@contoso.com");
        await scene.SendAsync(conversation, "again");
        Eventually.Equal(["echo: again"], () => scene.Told.TextsIn(conversation));
        Assert.Single(scene.Told.Conversations);
    }

    [Theory]
    [EachAdapter]
    public async Task Presence_is_told_and_a_wait_for_it_can_be_ended(Adapter adapter)
    {
        await using var scene = await ContractScene.BeginAsync(adapter);
        Assert.Equal(LyncAvailability.Free, (await scene.Client.People.GetContactAsync(SipAddress.Parse(Kim), scene.Ample)).Availability);
        Assert.Equal(
            LyncAvailability.Offline, (await scene.Client.People.GetContactAsync(SipAddress.Parse("offline@contoso.com"), scene.Ample)).Availability);
        using var enough = new System.Threading.CancellationTokenSource();
        var asking = scene.Client.People.GetContactAsync(SipAddress.Parse("unknown@contoso.com"), enough.Token);
        await enough.CancelAsync();
        await scene.EndsAsync(asking);
        Assert.False(asking.IsCompletedSuccessfully);
    }

    /// <summary>A client is lost; a server, which is there all the same, signs the user out.</summary>
    private static bool IsOver(string line) => line is "lost" or "client SignedOut";
}
