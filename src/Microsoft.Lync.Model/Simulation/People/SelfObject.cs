using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation.Com;
using Microsoft.Lync.Model.Simulation.Desktop;
using SimulatedContacts;

namespace Microsoft.Lync.Model.Simulation.People;

/// <summary>The signed-in user, who publishes.</summary>
internal sealed class SelfObject : ComEventSource
{
    /// <summary>How much later than the callback one's own contact shows what was published, in milliseconds.</summary>
    private const int ShownAfter = 20;

    private static readonly int[] Publishable =
    [
        (int)ContactAvailability.None, Availabilities.Free, Availabilities.Busy, Availabilities.DoNotDisturb, Availabilities.BeRightBack,
        Availabilities.Away, Availabilities.Offline,
    ];

    private readonly ClientObject _client;

    public SelfObject(ClientObject client, string uri)
        : base(client.Process)
    {
        _client = client;
        Contact = client.Process.Contact(uri);
    }

    public ContactObject Contact { get; }

    public override ComEventSource Keeper => _client;

    public override UCWBase NewWrapper() => new Self(this);

    /// <summary>
    /// Publishes as COM has brought the items: numbers as Int32 and texts as strings, or they are refused when the operation ends.
    /// </summary>
    public void Publish(IReadOnlyList<KeyValuePair<PublishableContactInformationType, object?>>? items, Operation operation)
    {
        _client.DemandSignedIn();
        operation.Begin(_client.Strand, () =>
        {
            var code = CodeOf(items);
            operation.Complete(code);
            if (code == 0)
                _client.Strand.PostAfter(ShownAfter, () => Contact.Change(items!.ToDictionary(item => item.Key, item => item.Value!)));
        });
    }

    private static uint CodeOf(IReadOnlyList<KeyValuePair<PublishableContactInformationType, object?>>? items) =>
        items is null || items.Count == 0 || items.Select(item => item.Key).Distinct().Count() < items.Count ? ComFailure.InvalidArgument
        : items.Select(item => CodeOf(item.Key, item.Value)).FirstOrDefault(code => code != 0);

    private static uint CodeOf(PublishableContactInformationType type, object? value) => (type, value) switch
    {
        (PublishableContactInformationType.Availability, int availability) =>
            Array.IndexOf(Publishable, availability) >= 0 ? 0 : ComFailure.InvalidArgument,
        (PublishableContactInformationType.CustomActivityId or PublishableContactInformationType.DisplayPhoto, int) => 0,
        (PublishableContactInformationType.Availability or PublishableContactInformationType.CustomActivityId
            or PublishableContactInformationType.DisplayPhoto, _) => ComFailure.TypeMismatch,
        (_, string) => 0,
        _ => ComFailure.TypeMismatch,
    };
}
