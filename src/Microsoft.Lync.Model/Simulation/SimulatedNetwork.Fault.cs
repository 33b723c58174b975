namespace Microsoft.Lync.Model.Simulation;

public static partial class SimulatedNetwork
{
    /// <summary>
    /// What can be made to go wrong in the SDK; each strikes one of its members: "InstantMessageModality.State", "State" for those
    /// of all types, "*" for any. Beside the public members there are the steps of which some of them consist: "LyncClient.Activate"
    /// and "LyncClient.GetInterface" (what GetClient does first), "Contact.Wrap" and the like (the making of a wrapper, under the
    /// SDK's lock), "AsynchronousOperation.StatusCode" (before a callback), and the members of the live collections:
    /// ConversationCollection, ParticipantCollection, ModalityDictionary, ConversationPropertyDictionary, ModalityPropertyDictionary
    /// (Count, GetEnumerator, Identity, Item, TryGetValue, ContainsKey).
    /// </summary>
    public enum Fault
    {
        /// <summary>A getter returns null, or its Invalid, -1 or false; a method that returns an object returns null.</summary>
        ReturnsNull,

        /// <summary>
        /// A call fails with a code. A method throws what the code stands for, a getter swallows it; a code of a dead object throws
        /// the current client away, though Lync lives.
        /// </summary>
        Throws,

        /// <summary>A method, or an enumeration, throws InvalidCastException: the COM registration is broken.</summary>
        InvalidCast,

        /// <summary>
        /// A call does not return until <see cref="Heal"/> or <see cref="Reset"/>, or until Lync ends, with which it fails; in a Lync
        /// that is started afterwards it strikes again.
        /// </summary>
        NeverReturns,

        /// <summary>A call returns a tenth of a second late.</summary>
        ReturnsLate,

        /// <summary>Lync ends just before a call, which finds it dead.</summary>
        DiesBefore,

        /// <summary>Lync ends in the middle of a call, which fails with 0x800706BE and throws no client away.</summary>
        DiesIn,

        /// <summary>Lync ends just after a call has done its work.</summary>
        DiesAfter,

        /// <summary>The callback runs before Begin… returns.</summary>
        CallbackFirst,

        /// <summary>The callback never comes.</summary>
        CallbackLost,

        /// <summary>The callback comes twice.</summary>
        CallbackTwice,

        /// <summary>The operation fails: its End… throws what a code stands for.</summary>
        Fails,

        /// <summary>An event is not raised.</summary>
        EventLost,

        /// <summary>An event is raised twice, each time with arguments of its own.</summary>
        EventTwice,

        /// <summary>An event is raised a tenth of a second late, after others that happened later.</summary>
        EventLate,
    }
}
