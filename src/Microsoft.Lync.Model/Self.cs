using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Lync.Model.Internal;
using Microsoft.Lync.Model.Simulation.Com;
using Microsoft.Lync.Model.Simulation.People;

namespace Microsoft.Lync.Model;

/// <summary>The signed-in user.</summary>
public class Self : UCWFull
{
    internal Self(SelfObject remote)
    {
        Com = remote;
    }

    /// <summary>Asked anew by each reading, and kept: its handlers survive a collection. Its event is that of one's own presence.</summary>
    public Contact? Contact => Hold(GetWrapped<Contact>(() => Remote.Contact));

    private SelfObject Remote => (SelfObject)Com;

    /// <summary>
    /// Publishes all items in one call. Nothing is checked here: enumerations of the SDK go out as Int32, everything else as it is.
    /// The callback can come before one's own contact shows it.
    /// </summary>
    public IAsyncResult BeginPublishContactInformation(
        IEnumerable<KeyValuePair<PublishableContactInformationType, object>> items, AsyncCallback? selfCallback, object? state)
    {
        var operation = new Operation(this, selfCallback, state);
        var outgoing = items?
            .Select(item => new KeyValuePair<PublishableContactInformationType, object?>(item.Key, ValueOf(item.Value)))
            .ToArray();
        return Begin(operation, () => Remote.Publish(outgoing, operation));
    }

    public void EndPublishContactInformation(IAsyncResult asyncResult) => Operation.End(asyncResult);

    private Contact? Hold(Contact? contact)
    {
        if (contact is not null)
            Keep(contact);
        return contact;
    }

    private static object? ValueOf(object? value) =>
        value is Enum && value.GetType().Assembly == typeof(Self).Assembly ? Convert.ToInt32(value) : value;
}
