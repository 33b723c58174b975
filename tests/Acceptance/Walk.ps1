# How Acceptance.ps1 goes from step to step; $walk is what it knows.

# Does one step, and notes what became of it. What the block returns is a note for the report.
function Invoke-Step {
    param(
        [Parameter(Mandatory, Position = 0)] [string] $Name,
        [Parameter(Mandatory, Position = 1)] [scriptblock] $Step,

        # What others will see of it; asked about first.
        [string] $Sends,

        # Commands, or parameters as Command:Parameter, that this version may not have.
        [string[]] $Needs,

        # Why it cannot be done in this walk; empty where it can.
        [string] $SkipBecause
    )
    $result = [pscustomobject] @{ Name = $Name; Result = 'Skipped'; Seconds = 0.0; Note = '' }
    $walk.Results.Add($result)
    $result.Note = Get-Obstacle $Needs $SkipBecause
    if (-not $result.Note -and $Sends -and -not (Test-Consent $Name $Sends)) {
        $result.Note = 'The tester did not want it.'
    }
    if (-not $result.Note) {
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        try {
            $result.Note = (& $Step) -join ' '
            $result.Result = 'Passed'
        }
        catch {
            $result.Note = if ($_.FullyQualifiedErrorId -eq "$_") { "$_" } else { "$($_.FullyQualifiedErrorId -replace ',.*'): $_" }
            $result.Result = 'Failed'
        }
        $result.Seconds = $watch.Elapsed.TotalSeconds
    }
    $Host.UI.WriteLine("$($result.Result.PadRight(8)) $Name$(if ($result.Note) { ': ' + $result.Note })")
}

function Get-Obstacle([string[]] $Needs, [string] $SkipBecause) {
    foreach ($need in $Needs) {
        $command, $parameter = $need -split ':'
        $found = Get-Command $command -Module LyncIM -ErrorAction Ignore
        if (-not $found -or ($parameter -and -not $found.Parameters.ContainsKey($parameter))) {
            return "LyncIM $($walk.Module.Version) has no $($need -replace ':', ' -')."
        }
    }
    if ($walk.Client -or $Needs -contains 'Connect-LyncClient') {
        return $SkipBecause
    }
    'There is no connection.'
}

# Whether the tester lets it be sent; once all of it is, it is not asked again.
function Test-Consent([string] $Name, [string] $Sends) {
    if ($walk.MaySend) {
        return $true
    }
    $answer = Read-Choice $Name -Question "$Sends May it?" -Answers '&Yes', 'Yes to &all', '&No'
    $walk.MaySend = $answer -eq 1
    $answer -ne 2
}

# Fails the step where the tester says that it is not so.
function Confirm-Seen([string] $Question) {
    if ($walk.IsUnattended) {
        return
    }
    switch (Read-Choice -Question $Question -Answers '&Yes', '&No', '&Cannot tell') {
        1 { throw "No: $Question" }
        2 { 'Nobody could tell: ' + $Question }
    }
}

# Tells what somebody is to do now.
function Show-Request([string] $Text) {
    if (-not $walk.IsUnattended) {
        $Host.UI.WriteLine("         >>> $Text (You have $($walk.Timeout) s.)")
    }
}

# The number of the answer; Enter is the last one, which does and says least.
function Read-Choice([string] $Caption, [string] $Question, [string[]] $Answers) {
    $choices = [System.Management.Automation.Host.ChoiceDescription[]] $Answers
    $Host.UI.PromptForChoice($Caption, $Question, $choices, $Answers.Count - 1)
}

function Assert-That([bool] $Condition, [string] $Otherwise) {
    if (-not $Condition) {
        throw $Otherwise
    }
}

# Returns once the condition holds, and fails the step where it does not in time.
function Wait-Until([string] $What, [scriptblock] $Condition, [double] $Seconds = $walk.Timeout) {
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    while (-not (& $Condition)) {
        Assert-That ($watch.Elapsed.TotalSeconds -lt $Seconds) "Not within $Seconds s: $What."
        [System.Threading.Thread]::Sleep(50)
    }
}

# Sends in the walk's conversation, and returns the result. A simulated colleague answers everything at once: that is taken, unless kept.
function Send-InTalk([string] $Text, [string] $Format = 'PlainText', [switch] $KeepAnswer) {
    $result = Send-LyncMessage -Conversation $walk.Talk -Message $Text -Format $Format -PassThru
    Assert-That ($result.Status -eq 'Sent') "The result says $($result.Status)."
    if ($walk.IsUnattended -and -not $KeepAnswer) {
        $walk.Answer = (Receive-Next $walk.Colleague).Text
    }
    $result
}

# The next message that somebody sends, or an error where there is none in time.
function Receive-Next([string] $From) {
    $message = Receive-LyncMessage -From $From -Wait -MaxMessages 1 -Timeout $walk.Timeout
    Assert-That ($null -ne $message) "Nothing has come from $From within $($walk.Timeout) s."
    $message
}

# Whether an event has been raised; takes it from the engine's list.
function Receive-Event([string] $Name) {
    $received = [runspace]::DefaultRunspace.Events.ReceivedEvents
    [System.Threading.Monitor]::Enter($received.SyncRoot)
    try {
        for ($i = $received.Count - 1; $i -ge 0; $i--) {
            if ($received[$i].SourceIdentifier -eq $Name) {
                $received.RemoveAt($i)
                $true
            }
        }
    }
    finally {
        [System.Threading.Monitor]::Exit($received.SyncRoot)
    }
}

# Remembers what the report must not name.
function Add-Name([string[]] $Name) {
    $Name | Where-Object { $_ } | ForEach-Object { $walk.Names.Add($_) }
}
