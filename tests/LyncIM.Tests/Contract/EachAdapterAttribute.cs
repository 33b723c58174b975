using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Xunit.Sdk;

namespace LyncIM.Tests.Contract;

/// <summary>Runs a theory once for each adapter.</summary>
public sealed class EachAdapterAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        Enum.GetValues<Adapter>().Select(adapter => new object[] { adapter });
}
