"""A command line typed so far to what bash, zsh and fish offer next; click finds the words, this speaks with the shells.

Click's own scripts break words where the shells do, at colons and commas, which the filter language is full of. Here the shell
hands over the line as it stands and gets back lines of kind, value and explanation, with tabs between.
"""

from __future__ import annotations

import os
import re

from click.shell_completion import CompletionItem, ShellComplete, add_completion_class, split_arg_string

LINE = "COMP_LINE"
"""The environment variable that holds the line up to the cursor."""

BREAKS = "COMP_WORDBREAKS"
"""The one that holds where bash breaks words: it puts in only what follows the last of these."""


_SPECIAL = re.compile(r"([^\w@%+=:,./~-])")
"""What means something to bash outside quotes."""


class Shell(ShellComplete):
    """What the three shells have in common."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The whole words after the program's name, and the one that is being typed."""
        line = os.environ.get(LINE, "")
        words = split_arg_string(line)[1:]
        return (words, "") if not words or line[-1].isspace() else (words[:-1], words[-1])

    def format_completion(self, item: CompletionItem) -> str:
        """Kind, value and explanation."""
        told = " ".join((item.help or "").split())
        return f"{item.type}\t{item.value}\t{told}"


class Bash(Shell):
    """Bash 4.4 and later."""

    name = "bash"
    source_template = r"""%(complete_func)s() {
    local kind value told
    COMPREPLY=()
    while IFS=$'\t' read -r kind value told; do
        case $kind in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain)
                COMPREPLY+=("$value")
                if [[ $value == *: ]]; then compopt -o nospace; fi ;;
        esac
    done < <(COMP_LINE="${COMP_LINE:0:COMP_POINT}" COMP_WORDBREAKS="$COMP_WORDBREAKS" %(complete_var)s=bash_complete "$1")
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""

    def format_completion(self, item: CompletionItem) -> str:
        """The value without what bash takes for words before it, and quoted, for bash puts it in as it is."""
        _, typed = self.get_completion_args()
        breaks = [at for at, mark in enumerate(typed) if mark in set(os.environ.get(BREAKS, "")) & {":", "="}]
        left = item.value.removeprefix(typed[: breaks[-1] + 1] if breaks else "")
        if item.type == "plain" and '"' not in left:
            left = _SPECIAL.sub(r"\\\1", left)
        return super().format_completion(CompletionItem(left, item.type, item.help))


class Zsh(Shell):
    """Zsh with its completion system."""

    name = "zsh"
    source_template = r"""#compdef %(prog_name)s
%(complete_func)s() {
    local kind value told line="${(j: :)words[1,CURRENT-1]} $PREFIX"
    local -a explained plain fields
    while IFS=$'\t' read -r kind value told; do
        case $kind in
            dir) _path_files -/ ;;
            file) _path_files -f ;;
            plain)
                if [[ $value == *: ]]; then fields+=("$value")
                elif [[ -n $told ]]; then explained+=("${value//:/\\:}:$told")
                else plain+=("$value"); fi ;;
        esac
    done < <(COMP_LINE="$line" %(complete_var)s=zsh_complete %(prog_name)s)
    (( $#explained )) && _describe -V unsorted explained -U
    (( $#plain )) && compadd -U -V unsorted -a plain
    (( $#fields )) && compadd -U -S '' -V unsorted -a fields
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    compdef %(complete_func)s %(prog_name)s
fi
"""


class Fish(Shell):
    """Fish."""

    name = "fish"
    source_template = r"""function %(complete_func)s
    for reply in (COMP_LINE=(commandline -cp) %(complete_var)s=fish_complete %(prog_name)s)
        set -l part (string split -m 2 \t -- $reply)
        switch $part[1]
            case dir
                __fish_complete_directories (commandline -ct)
            case file
                __fish_complete_path (commandline -ct)
            case plain
                printf '%%s\t%%s\n' $part[2] "$part[3]"
        end
    end
end
complete --no-files --command %(prog_name)s --arguments "(%(complete_func)s)"
"""


SHELLS: dict[str, type[Shell]] = {shell.name: shell for shell in (Bash, Zsh, Fish)}


def register() -> None:
    """Let click answer the shells with these."""
    for shell in SHELLS.values():
        add_completion_class(shell)
