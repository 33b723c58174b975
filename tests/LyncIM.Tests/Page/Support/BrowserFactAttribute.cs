namespace LyncIM.Tests.Page.Support;

/// <summary>A test in a real browser, skipped where there is none.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Browser.Missing;
}
