using System;
using LyncIM.Adapters;
using LyncIM.Messaging;

namespace LyncIM.Tests.Units;

/// <summary>Which client is meant where no command says it: what the environment says, in any case, and never another one.</summary>
public sealed class ClientFinderTests : IDisposable
{
    private const string Client = "LYNCIM_CLIENT";

    private readonly string? _before = Environment.GetEnvironmentVariable(Client);

    public void Dispose() => Environment.SetEnvironmentVariable(Client, _before);

    [Theory]
    [InlineData("Simulator", "Simulator")]
    [InlineData(" simulator\t", "Simulator")]
    [InlineData("DESKTOP", "Desktop")]
    public void The_environment_says_which_in_any_case(string value, string kind) => Assert.Equal(kind, KindFor(value));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Where_it_says_nothing_it_is_what_the_process_has_loaded(string? value) => Assert.Equal("Simulator", KindFor(value));

    [Theory]
    [InlineData("Simulater")]
    [InlineData("0")]
    [InlineData("Desktop, Simulator")]
    [InlineData("sim\u001b[2J")]
    public void What_it_says_wrongly_is_an_error_that_names_what_is_valid(string value)
    {
        var failure = Assert.Throws<LyncException>(() => KindFor(value));
        Assert.Equal(MessagingError.UnknownClient, failure.Error);
        Assert.Contains("Desktop, Simulator, Server", failure.Message);
        Assert.DoesNotContain(failure.Message, char.IsControl);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public void It_is_understood_in_every_culture(string culture)
    {
        using var elsewhere = new InCulture(culture);
        Assert.Equal("Simulator", KindFor("SIMULATOR"));
    }

    [Fact]
    public void A_connector_has_told_nobody_anything_yet() =>
        Assert.NotSame(new ClientFinder().CreateConnector(ClientKind.Simulator), new ClientFinder().CreateConnector(ClientKind.Simulator));

    private static string KindFor(string? value)
    {
        Environment.SetEnvironmentVariable(Client, value);
        return new ClientFinder().Default.Kind.ToString();
    }
}
