using System;
using System.Threading.Tasks;

namespace LyncIM.Tests.Contract;

/// <summary>Makes the fixture of an adapter: the one place that knows them all.</summary>
internal static class ContractFixtures
{
    public static async Task<IContractFixture> CreateAsync(Adapter adapter) => adapter switch
    {
        Adapter.InMemory => new InMemoryFixture(),
        Adapter.Sdk => new SdkFixture(),
        Adapter.Ucwa => await UcwaFixture.StartAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(adapter)),
    };
}
