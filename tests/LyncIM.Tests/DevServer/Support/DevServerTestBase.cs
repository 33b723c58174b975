using System.Collections.Generic;
using System.Net.Http;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using LyncIM.DevServer;

namespace LyncIM.Tests.DevServer.Support;

/// <summary>A server of its own for each test, on a free port.</summary>
public abstract class DevServerTestBase : IAsyncLifetime
{
    private readonly List<UcwaClient> _clients = [];

    private protected DevServerHost Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await DevServerHost.StartAsync();

    public async Task DisposeAsync()
    {
        Assert.Empty(Server.Control.Failures);
        await Server.DisposeAsync();
        foreach (var client in _clients)
            client.Dispose();
    }

    /// <summary>Takes a server that is less patient, or more.</summary>
    private protected async Task UseAsync(DevServerOptions options)
    {
        await Server.DisposeAsync();
        Server = await DevServerHost.StartAsync(options);
    }

    private protected async Task<UcwaClient> SignInAsync(string name = "me", bool isAvailable = true, params string[] formats)
    {
        var client = await UcwaClient.SignInAsync(Server, name, isAvailable, formats);
        _clients.Add(client);
        return client;
    }

    /// <summary>The error that an answer brings, as "code subcode".</summary>
    private protected static async Task<string> ErrorOf(HttpResponseMessage response)
    {
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        var error = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.NotEqual("", (string)error["message"]!);
        return $"{(int)response.StatusCode} {error["code"]} {error["subcode"]}".TrimEnd();
    }
}
