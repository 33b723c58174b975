using System;
using System.Collections.Generic;
using LyncIM.DevServer.Control;

namespace LyncIM.DevServer.Invitations;

/// <summary>How simulated contacts answer invitations where somebody wants that otherwise. Whoever touches it holds the gate.</summary>
internal sealed class InvitationRules
{
    private readonly Dictionary<string, InvitationAnswer> _answers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The calls that nobody has answered yet and nobody will by themselves.</summary>
    public List<Call> Waiting { get; } = [];

    public void Set(string address, InvitationAnswer answer) => _answers[address] = answer;

    public InvitationAnswer Take(string address) => _answers.GetValueOrDefault(address);
}
