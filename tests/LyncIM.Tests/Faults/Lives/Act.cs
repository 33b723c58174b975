namespace LyncIM.Tests.Faults;

/// <summary>Something that somebody does in a random life; which of several it concerns follows from the choice.</summary>
internal sealed record Act(Deed Deed, int Choice)
{
    public override string ToString() => $"{Deed}({Choice})";
}
