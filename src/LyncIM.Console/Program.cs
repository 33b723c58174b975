using System;
using LyncIM.Console;

if (Arguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine(Arguments.Usage);
    return 64;
}
using var shell = new Shell();
return arguments.Script is { } script ? shell.Run(script, arguments.IsFile) : shell.RunPrompt();
