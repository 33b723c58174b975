namespace LyncIM.Commands;

/// <summary>Where Get-Help -Online finds the page of a command: README.md has a section for each.</summary>
internal static class HelpPages
{
    public const string Section = "https://github.com/LyncIM/LyncIM/blob/main/README.md#";
}
