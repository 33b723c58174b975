using System.Management.Automation;

namespace LyncIM.Commands;

/// <summary>Gives the people of a distribution group, nested groups expanded, each once.</summary>
[Cmdlet(VerbsCommon.Get, "LyncGroupMember", HelpUri = HelpPages.Section + "get-lyncgroupmember")]
[OutputType(typeof(LyncContact))]
public sealed class GetLyncGroupMemberCommand : DirectoryCommand
{
    /// <summary>The group: its address, its name, or what Find-LyncContact has found.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyString]
    [Group]
    [ArgumentCompleter(typeof(GroupCompleter))]
    public string Group { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var given = BoundObjects.Of(Group) ?? Group;
        if (GroupAttribute.NameOf(given) is { Length: > 0 } name)
            Write(deadline => Session.People.GetMembersAsync(name, deadline, Notices), given);
        else
            WriteArgumentFailure(ErrorRecords.Missing("A group is missing.", "Give its address or its name; Find-LyncContact finds groups."), given);
    }
}
