using System.Management.Automation;

namespace LyncIM.Commands;

/// <summary>Looks people and distribution groups up by the beginning of a name or an address.</summary>
[Cmdlet(VerbsCommon.Find, "LyncContact", HelpUri = HelpPages.Section + "find-lynccontact")]
[OutputType(typeof(LyncContact))]
public sealed class FindLyncContactCommand : DirectoryCommand
{
    /// <summary>The beginning of a name or an address; a * at its end changes nothing.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyString]
    public string Name { get; set; } = "";

    /// <summary>The most people and groups to give, 1 to 100. Default: 30. A verbose line says where there are more.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int MaxResults { get; set; } = 30;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var text = Name.Trim().TrimEnd('*').Trim();
        if (text.Length == 0)
        {
            WriteArgumentFailure(ErrorRecords.Missing(
                "A name is missing: a directory is looked up by at least one character.", "Give the beginning of a name or an address."), Name);
            return;
        }
        Write(deadline => Session.People.FindAsync(text, MaxResults, deadline, Notices), Name);
    }
}
