using System;
using System.Threading.Tasks;

namespace LyncIM.Tests.Contract;

/// <summary>Makes the fixture of an adapter: the one place that knows them all.</summary>
internal static class ContractFixtures
{
    public static Task<IContractFixture> CreateAsync(Adapter adapter) => adapter switch
    {
        Adapter.InMemory => Task.FromResult<IContractFixture>(new InMemoryFixture()),
        Adapter.Sdk => Task.FromResult<IContractFixture>(new SdkFixture()),
        _ => throw new ArgumentOutOfRangeException(nameof(adapter)),
    };
}
