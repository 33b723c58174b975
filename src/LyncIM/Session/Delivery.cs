using System.Threading.Tasks;

namespace LyncIM.Session;

/// <summary>A message that has been delivered: in which format, and when typing has been ended after it.</summary>
internal sealed record Delivery(LyncMessageFormat Format, Task Settled);
