namespace LyncIM.Tests.Page.Support;

/// <summary>A test in a real browser for each of several data, skipped where there is none.</summary>
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Browser.Missing;
}
