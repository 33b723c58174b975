# The subset of Pester 5 that the files in tests/ use, for machines without Pester. Discovery runs a file once and collects its
# blocks and tests; the run then goes through them. BeforeAll is dot-sourced into a block's scope, and a test runs in a scope
# below that, together with its BeforeEach: so each sees the variables that Pester would let it see. Context is an alias of Describe.

function Describe {
    param(
        [Parameter(Mandatory, Position = 0)] [string] $Name,
        [Parameter(Mandatory, Position = 1)] [scriptblock] $Fixture,
        [string[]] $Tag,
        [Alias('ForEach')] [object[]] $Items = @($null),
        [switch] $Skip
    )
    foreach ($item in $Items) {
        [LyncIM.Tests.Pester.Discovery]::EnterBlock($Name, $item, $Skip, $Tag)
        try {
            foreach ($pair in [LyncIM.Tests.Pester.Discovery]::Variables($item).GetEnumerator()) {
                $ExecutionContext.SessionState.PSVariable.Set($pair.Key, $pair.Value)
            }
            & $Fixture
        }
        finally {
            [LyncIM.Tests.Pester.Discovery]::LeaveBlock()
        }
    }
}

function It {
    param(
        [Parameter(Mandatory, Position = 0)] [string] $Name,
        [Parameter(Mandatory, Position = 1)] [scriptblock] $Test,
        [string[]] $Tag,
        [Alias('ForEach')] [object[]] $Items = @($null),
        [switch] $Skip
    )
    foreach ($item in $Items) {
        [LyncIM.Tests.Pester.Discovery]::AddTest($Name, $Test, $item, $Skip, $Tag)
    }
}

function BeforeAll { param([Parameter(Mandatory, Position = 0)] [scriptblock] $Setup) [LyncIM.Tests.Pester.Discovery]::Block.BeforeAll.Add($Setup) }
function BeforeEach { param([Parameter(Mandatory, Position = 0)] [scriptblock] $Setup) [LyncIM.Tests.Pester.Discovery]::Block.BeforeEach.Add($Setup) }
function AfterEach { param([Parameter(Mandatory, Position = 0)] [scriptblock] $Teardown) [LyncIM.Tests.Pester.Discovery]::Block.AfterEach.Add($Teardown) }
function AfterAll { param([Parameter(Mandatory, Position = 0)] [scriptblock] $Teardown) [LyncIM.Tests.Pester.Discovery]::Block.AfterAll.Add($Teardown) }

function Invoke-PesterBlock($__block) {
    foreach ($__pair in [LyncIM.Tests.Pester.Discovery]::Variables($__block.Data).GetEnumerator()) {
        $ExecutionContext.SessionState.PSVariable.Set($__pair.Key, $__pair.Value)
    }
    try {
        foreach ($__setup in $__block.BeforeAll) { . $__setup }
    }
    catch {
        $__block.Fail($_)
        return
    }
    try {
        foreach ($__child in $__block.Children) {
            if ($__child -is [LyncIM.Tests.Pester.Block]) { Invoke-PesterBlock $__child }
            elseif (-not $__child.IsSkipped) { Invoke-PesterTest $__child }
        }
    }
    finally {
        try { foreach ($__teardown in $__block.AfterAll) { . $__teardown } }
        catch { $__block.Fail($_) }
    }
}

function Invoke-PesterTest($__test) {
    foreach ($__pair in [LyncIM.Tests.Pester.Discovery]::Variables($__test.Data).GetEnumerator()) {
        $ExecutionContext.SessionState.PSVariable.Set($__pair.Key, $__pair.Value)
    }
    try {
        foreach ($__setup in $__test.BeforeEach) { . $__setup }
        . $__test.Body | Out-Null
        $__test.Pass()
    }
    catch {
        $__test.Fail($_)
    }
    finally {
        try { foreach ($__teardown in $__test.AfterEach) { . $__teardown } }
        catch { $__test.Fail($_) }
    }
}
