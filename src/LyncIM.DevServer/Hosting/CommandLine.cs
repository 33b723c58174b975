using System;
using System.Globalization;
using System.Linq;
using System.Net;
using LyncIM.DevServer.Authentication;

namespace LyncIM.DevServer.Hosting;

/// <summary>What was written behind the command.</summary>
internal static class CommandLine
{
    public const string Usage = """
        A UCWA server of a simulated network, to try scripts on and to write clients against.

          --port <number>   where it listens; 5080 where not said, 0 for any free port
          --host <address>  an address of this machine, or * for all; loopback where not said
          --user <name>     whom -UseDefaultCredentials signs in; me where not said
          --help            this text
        """;

    private const int DefaultPort = 5080;

    /// <summary>Reads the arguments; null where help is asked for.</summary>
    /// <exception cref="FormatException">They cannot be understood; the message says why.</exception>
    public static DevServerOptions? Parse(string[] arguments)
    {
        var (port, address, user) = (DefaultPort, IPAddress.Loopback, "me");
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] is "--help" or "-h" or "-?" or "/?")
                return null;
            var (name, value) = Split(arguments, ref i);
            switch (name)
            {
                case "--port":
                    port = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= ushort.MaxValue
                        ? number : throw new FormatException($"--port {value}: that is no port.");
                    break;
                case "--host":
                    address = AddressOf(value);
                    break;
                case "--user":
                    user = Accounts.AddressOf(value) is not null ? value
                        : throw new FormatException($"--user {value}: that can be no name.");
                    break;
                default:
                    throw new FormatException($"{name} is not known.");
            }
        }
        return new DevServerOptions { Port = port, Address = address, User = user };
    }

    private static (string Name, string Value) Split(string[] arguments, ref int index)
    {
        var parts = arguments[index].Split('=', 2);
        if (parts.Length == 2)
            return (parts[0], parts[1]);
        if (!new[] { "--port", "--host", "--user" }.Contains(parts[0]))
            throw new FormatException($"{parts[0]} is not known.");
        return index + 1 < arguments.Length ? (parts[0], arguments[++index]) : throw new FormatException($"{parts[0]} needs a value.");
    }

    private static IPAddress AddressOf(string host) =>
        host is "*" or "+" ? IPAddress.Any
        : host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
        : IPAddress.TryParse(host, out var address) ? address
        : throw new FormatException($"--host {host}: give an address of this machine, or * for all.");
}
