"""Commands around the ledger: the demo, the settings, the completion script."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import click

from tracker import paths
from tracker.clean import shown
from tracker.cli import card
from tracker.cli.office import Office, columns, is_dumb, on_terminal, say
from tracker.cli.options import JSON
from tracker.cli.output import read_or_not
from tracker.config import MEANINGS, Settings
from tracker.errors import TrackerError
from tracker.ledger.protocol import Ledger
from tracker.wording import counted


@click.command()
@click.option("--no-tui", is_flag=True, help="Print the report and stop")
@click.pass_context
def demo(ctx: click.Context, *, no_tui: bool) -> None:
    """A tour on the sample readout: talks of June 2022 and what became of them.

    \b
      tracker demo
      tracker demo --no-tui > report.txt

    The ledger is made in a temporary place and thrown away; your own is never touched.
    """  # noqa: D301 - click reads \b as "keep these lines"
    from tracker.cli.report import report
    from tracker.demo import BY, load
    from tracker.ledger import open_ledger

    office: Office = ctx.obj
    with tempfile.TemporaryDirectory(prefix="tracker-demo-") as folder:
        ledger = open_ledger(Path(folder) / "ledger.json")
        try:
            admitted = load(ledger, paths.data_path(), office.clock())
            found = counted(len(admitted.commitments), "commitment")
            say(f"imported {admitted.readout.title!r}: {found}; replayed what is known of their outcome\n")
            ctx.obj = office.at(ledger)
            ctx.invoke(report)
            _tell_outcomes(ledger)
            if on_terminal() and sys.stdin.isatty() and not (no_tui or is_dumb()):
                click.pause("\nPress any key to open the full-screen program (q leaves it) ...", err=True)
                from tracker.tui.app import run

                run(ledger, by=BY, clock=office.clock, settings=Settings(name=BY), title="demo")
            else:
                say("\non a terminal, tracker demo opens the full-screen program on this ledger")
        finally:
            ledger.close()


def _tell_outcomes(ledger: Ledger) -> None:
    click.secho("\nWhat became of them, and where it can be read", bold=True)
    room = columns(100)
    followed = [c for c in ledger.commitments() if c.standing.status != "pending"]
    for commitment in sorted(followed, key=lambda c: c.standing.since):
        click.echo(card.outcome(commitment, room))


@click.command()
@JSON
@click.pass_obj
def config(office: Office, *, as_json: bool) -> None:
    """The settings, their values and where each comes from; settings are a TOML file.

    \b
      tracker config
      tracker config --json

    The last lines name the settings file, which is yours to write, for example: name = "A. Officer", and the file in which the
    full-screen program keeps saved views, the theme and your place.
    """  # noqa: D301 - click reads \b as "keep these lines"
    import msgspec

    settings, file, state = office.settings, paths.settings_path(), paths.state_path()
    try:
        saved = {name: text for name, text in office.views().items() if name not in settings.views}
    except TrackerError as error:
        say(f"note: {error}")  # the file is named below, and to find it is what the command is for
        saved = {}
    values = {
        **{name: getattr(settings, name.replace("-", "_")) for name in MEANINGS},
        "name": settings.by,
        "ledger": str(office.path),
    }
    if as_json:
        click.echo(msgspec.json.encode({**values, "saved": saved}))
        return
    given = set(msgspec.to_builtins(settings)) if file.exists() else set()
    default = msgspec.to_builtins(Settings())
    with read_or_not():
        for name, value in values.items():
            origin = "settings file" if name in given and msgspec.to_builtins(settings)[name] != default[name] else "default"
            if name == "ledger":
                origin = "--ledger" if office.given else "TRACKER_LEDGER" if os.environ.get(paths.LEDGER_VARIABLE) else origin
            click.echo(f"{name:<12} {value!r:<40} {origin}")
            click.secho(f"{'':<12} {MEANINGS[name]}", dim=True)
        for name, text in saved.items():
            click.echo(f"{shown(name):<12} {shown(text)!r:<40} saved view")
    say(f"settings file: {file}" + ("" if file.exists() else " (not there, which is fine)"))
    say(f"state file: {state}" + ("" if state.exists() else " (not there, which is fine)"))


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script; put it where your shell looks.

    \b
      tracker completion bash >> ~/.bashrc
      tracker completion zsh  >> ~/.zshrc
      tracker completion fish > ~/.config/fish/completions/tracker.fish
    """  # noqa: D301 - click reads \b as "keep these lines"
    from tracker.cli.main import cli
    from tracker.cli.shells import SHELLS

    click.echo(SHELLS[shell](cli, {}, "tracker", "_TRACKER_COMPLETE").source(), nl=False)
