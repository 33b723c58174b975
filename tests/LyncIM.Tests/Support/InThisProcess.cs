using LyncIM.Tests.Page.Support;

namespace LyncIM.Tests;

/// <summary>What tests share that run in this process one after the other: a browser, for those that use the session as well.</summary>
[CollectionDefinition(Name)]
[Collection(Name)]
public sealed class InThisProcess : ICollectionFixture<Browser>
{
    public const string Name = "in this process";
}
