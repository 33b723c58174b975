# What these files rely on in Pester, and so in the runner that stands in for it.
BeforeAll {
    $fileLevel = 'file'
}

Describe 'The order and the scopes of Pester' {
    BeforeAll {
        $calls = [System.Collections.Generic.List[string]]::new()
        $blockLevel = 'block'
    }

    BeforeEach {
        $calls.Add('each')
        $own = 0
    }

    It 'runs BeforeEach before each test, with what BeforeAll has set' {
        $own++
        $fileLevel | Should -Be 'file'
        $blockLevel | Should -Be 'block'
        $calls | Should -HaveCount 1
    }

    It 'gives each test variables of its own' {
        $own | Should -Be 0
        $calls | Should -HaveCount 2
    }

    Context 'in a context' {
        BeforeAll { $blockLevel = 'context' }

        It 'has the context''s variables in front of the block''s' {
            $blockLevel | Should -Be 'context'
        }
    }

    It 'has the block''s again behind the context' {
        $blockLevel | Should -Be 'block'
    }

    It 'fills in <name> and <value> from a dictionary' -ForEach @(
        @{ name = 'one'; value = 1 }
        @{ name = 'two'; value = 2 }
    ) {
        @('one', 'two')[$value - 1] | Should -Be $name
    }

    It 'gives <_> as the current object' -ForEach 'a', 'b' {
        $_ | Should -BeIn 'a', 'b'
    }

    It 'can be skipped' -Skip {
        throw 'This must not run.'
    }
}

Describe 'Should' {
    It 'compares without regard to case, and exactly' {
        'A' | Should -Be 'a'
        'A' | Should -Not -BeExactly 'a'
        1, 2 | Should -Be @(1, 2)
    }

    It 'fails where it should' {
        { 'a' | Should -Be 'b' } | Should -Throw
        { 'a' | Should -Not -Be 'a' } | Should -Throw
        { $true | Should -BeFalse } | Should -Throw
        { @(1) | Should -HaveCount 2 } | Should -Throw
        { 1 | Should -BeGreaterThan 1 } | Should -Throw
        { { 'quiet' } | Should -Throw } | Should -Throw
        { 'a' | Should -BeNullOrEmpty } | Should -Throw
        { 1 | Should -BeOfType string } | Should -Throw
        { 1, 2 | Should -Contain 3 } | Should -Throw
    }

    It 'knows the other operators' {
        $null | Should -BeNullOrEmpty
        @() | Should -BeNullOrEmpty
        'abc' | Should -Match '^a.c$'
        'abc' | Should -BeLike 'a*'
        1, 2 | Should -Contain 2
        1 | Should -BeIn 1, 2
        1 | Should -BeLessThan 2
        'a' | Should -BeOfType [string]
        { throw 'over the edge' } | Should -Throw 'over*' -Because 'it throws'
    }
}
