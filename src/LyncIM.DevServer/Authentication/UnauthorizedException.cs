using System;

namespace LyncIM.DevServer.Authentication;

/// <summary>A request without a token that holds.</summary>
internal sealed class UnauthorizedException : Exception
{
}
