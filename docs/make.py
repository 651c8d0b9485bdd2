"""The program's own tables and help texts to docs/reference.md and docs/tracker.1; a test fails when they are not current.

python docs/make.py
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

import click  # noqa: E402 - the package is found only after the line above

from tracker import __version__  # noqa: E402
from tracker.acts import keys_page  # noqa: E402
from tracker.cli.main import FAMILIES, cli  # noqa: E402
from tracker.config import MEANINGS, Settings  # noqa: E402
from tracker.query import FIELDS  # noqa: E402

PAGE = ROOT / "docs" / "reference.md"
MANUAL = ROOT / "docs" / "tracker.1"
KEYS = ROOT / "docs" / "keys.md"

HEAD = """# Reference

Every command, the filter language, the settings and the exit codes. Written by `python docs/make.py` from the program itself.
"""

EXIT_CODES = {
    0: "done; also an act that is recorded where standard output cannot be written, which a note on stderr then says",
    1: "failed: the message says why; also no to a question, and `tracker list --exit-code` when something is listed",
    2: "what was typed is not valid",
    3: "an import was done in part: the files that failed are listed",
    4: "the ledger is locked by another process, or a commitment changed since it was looked at",
    130: "stopped with Ctrl-C",
}

HELP = ["-h", "--help"]
"""The names of the help option, as the program has them."""


def help_of(name: str) -> str:
    """A command's help as it prints at 90 columns."""
    command = cli.get_command(click.Context(cli), name)
    if command is None:
        raise KeyError(name)
    with click.Context(
        command, info_name=f"tracker {name}", terminal_width=90, max_content_width=90, help_option_names=HELP
    ) as ctx:
        return command.get_help(ctx)


def page() -> str:
    """The whole page."""
    parts = [HEAD, "## Commands\n"]
    for family, commands in FAMILIES.items():
        parts.append(f"### {family}\n")
        parts.extend(f"#### tracker {name}\n\n```text\n{help_of(name)}\n```\n" for name in commands)
    parts.append("## The filter language\n")
    parts.append(
        "Plain words search id, title, quote, parties and notes; all must be there. Capitals and accents count for nothing\n"
        "(`cote` finds Côte d'Ivoire). `field:value` narrows, a comma means or, a leading `-` not, quotes keep words together.\n"
        "Another name of a party, in full, finds what is kept under the usual one (`turkiye`, `ivory coast`). In\n"
        "`party:`, `to:` and `by:` its code, capital or demonym does so too, and a beginning that only one has (`party:ivory`).\n"
        'It is the same in `tracker list`, the filter bar and reports. To a shell `party:"south korea"` is one argument, and\n'
        'so is `"party:korea visa"`: where such a value is no name that is known, the command refuses it and does nothing.\n'
        "With quotes inside the argument (`'place:\"new york\"'`) the value is taken as it stands.\n\n"
        "| field | what it looks at | values | example |\n|---|---|---|---|"
    )
    parts.extend(
        f"| `{field.name}` | {field.meaning} | {', '.join(field.values) or field.kind} | `{field.example}` |"
        for field in FIELDS.values()
    )
    parts.append(
        "\nDates are 2022, 2022-06, 2022-06-07, ranges 2022-06..2023-01; `<` `<=` `>` `>=` compare.\n"
        "Lengths of time are 30d, 2w, 6m, 1y.\n"
    )
    parts.append(
        "## Settings\n\nA TOML file; `tracker config` says where it is.\n\n| setting | default | meaning |\n|---|---|---|"
    )
    default = Settings()
    for name, meaning in MEANINGS.items():
        parts.append(f"| `{name}` | `{getattr(default, name.replace('-', '_'))!r}` | {meaning} |")
    parts.append("\n## Exit codes\n\n| code | meaning |\n|---|---|")
    parts.extend(f"| {code} | {meaning} |" for code, meaning in EXIT_CODES.items())
    return "\n".join(parts) + "\n"


def manual() -> str:
    """The manual page, in troff: `man tracker`."""
    with click.Context(cli, info_name="tracker", terminal_width=78, max_content_width=78, help_option_names=HELP) as ctx:
        head = cli.get_help(ctx)
    parts = [
        f'.TH TRACKER 1 "" "tracker {__version__}" "User commands"',
        ".SH NAME",
        "tracker \\- find the commitments in diplomatic readouts and follow each to its outcome",
        ".SH SYNOPSIS",
        ".B tracker",
        "[OPTIONS] [COMMAND] [ARGS]...",
        ".SH DESCRIPTION",
        _literal(head),
    ]
    for family, commands in FAMILIES.items():
        parts.append(f".SH {family.upper()}")
        for name in commands:
            parts.extend((f".SS tracker {name}", _literal(help_of(name))))
    parts.append(".SH FILTER LANGUAGE")
    for field in FIELDS.values():
        parts.extend((".TP", f".B {_escaped(field.name)}:", _escaped(f"{field.meaning}; for example {field.example}")))
    parts.append(".SH EXIT STATUS")
    for code, meaning in EXIT_CODES.items():
        parts.extend((".TP", f".B {code}", _escaped(meaning)))
    parts.extend(
        (".SH ENVIRONMENT", ".TP", ".B TRACKER_LEDGER", "The ledger's file.", ".TP", ".B NO_COLOR", "No colour in anything.")
    )
    return "\n".join(parts) + "\n"


def _literal(text: str) -> str:
    return ".nf\n" + "\n".join(_escaped(line) for line in text.splitlines()) + "\n.fi"


def _escaped(text: str) -> str:
    plain = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + plain if plain.startswith((".", "'")) else plain


if __name__ == "__main__":
    for file, content in ((PAGE, page()), (MANUAL, manual()), (KEYS, keys_page())):
        file.write_text(content, encoding="utf-8")
        print(f"wrote {file.relative_to(ROOT)}")
