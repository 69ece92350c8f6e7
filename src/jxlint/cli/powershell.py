"""Completion in PowerShell, which click has no class for: `_JXLINT_COMPLETE=powershell_source` prints the script for
`$PROFILE`, and the script asks with `powershell_complete`."""

from __future__ import annotations

import os

from click.shell_completion import CompletionItem, ShellComplete, add_completion_class

# Where nothing is said, as for a file, PowerShell completes names of files itself.
_SOURCE = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($word, $command, $cursor)
    $env:%(complete_var)s = 'powershell_complete'
    $env:COMP_WORDS = ($command.CommandElements | ForEach-Object { $_.Extent.Text }) -join "`n"
    $env:COMP_WORD = "$word"
    try {
        %(prog_name)s | Where-Object { $_ } | ForEach-Object {
            $value, $help = $_ -split "`t", 2
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $help)
        }
    } finally {
        Remove-Item Env:%(complete_var)s, Env:COMP_WORDS, Env:COMP_WORD -ErrorAction SilentlyContinue
    }
}
"""


class PowerShellComplete(ShellComplete):
    """Completion in Windows PowerShell 5.1 and PowerShell 7."""

    name = "powershell"
    source_template = _SOURCE

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one at the cursor, and that one."""
        words = [word.strip("'\"") for word in os.environ.get("COMP_WORDS", "").splitlines()[1:]]
        incomplete = os.environ.get("COMP_WORD", "").strip("'\"")
        if incomplete and words and words[-1] == incomplete:
            words.pop()
        return words, incomplete

    def format_completion(self, item: CompletionItem) -> str:
        """The value and what it is, which PowerShell shows beside it and does not take empty."""
        return f"{item.value}\t{(item.help or item.value).splitlines()[0]}"

    def complete(self) -> str:
        """What there is to choose from, a line each."""
        items = self.get_completions(*self.get_completion_args())
        return "\n".join(self.format_completion(item) for item in items if item.type == "plain")


def register() -> None:
    """Make it known to click."""
    add_completion_class(PowerShellComplete)
