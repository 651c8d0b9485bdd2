"""The options that several commands share, and what was typed behind them to values."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, ClassVar

import click

from tracker.cli import complete
from tracker.dates import first_day, is_partial, last_day, typed
from tracker.errors import UsageError
from tracker.query import FIELDS

if TYPE_CHECKING:
    from tracker.ingest import Metadata
    from tracker.model import Source


class Filtered(click.Command):
    """A command that takes a filter: `-field:value` and `-word` mean "not" and reach the filter, where click sees options."""

    joins: ClassVar[bool] = True
    """Whether a short option may have its value joined to it (`-oFILE`): a `-word` of its letter is then that."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does; what is meant for the filter goes past it in disguise."""
        taking = {
            name
            for p in self.get_params(ctx)
            if self.joins and isinstance(p, click.Option) and not p.is_flag
            for name in p.opts
            if len(name) == 2
        }
        rest = super().parse_args(ctx, [_DISGUISE + each[1:] if _is_negated(each, taking) else each for each in args])
        for name, value in ctx.params.items():
            if isinstance(value, str):
                ctx.params[name] = value.replace(_DISGUISE, "-")
            elif isinstance(value, tuple):
                ctx.params[name] = tuple(each.replace(_DISGUISE, "-") if isinstance(each, str) else each for each in value)
        return rest


class Listing(Filtered):
    """A command whose short options take their value behind a blank: `-oil` is a word that is not to be there."""

    joins = False

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As for any filter; raises UsageError for `-oopen.csv`, which would list all that has no such word and write no file."""
        for each in args[: args.index("--") if "--" in args else None]:
            if (joined := _JOINED.fullmatch(each)) and _is_ending(joined[2]):
                raise UsageError(
                    f"{each} joins a file to its option", f'write -o {joined[1]}; a word to leave out is -"{each[1:]}"'
                )
        return super().parse_args(ctx, args)


def _is_ending(suffix: str) -> bool:
    from tracker.reports.formats import ENDINGS

    return suffix.lower() in ENDINGS


_DISGUISE = "\0"
"""Stands for the minus: no argument of a program can hold it."""
_JOINED = re.compile(r"-o(\w.*(\.\w+))", re.DOTALL)
"""An output file behind its option without a blank, and the file's ending."""
_NEGATED = re.compile(r'-(?:([A-Za-z]+):|["\w]{2})')


def _is_negated(token: str, taking: Collection[str]) -> bool:
    """Whether it is `-field:value` or a `-word` of two letters or more, and no short option with its value joined to it."""
    match = _NEGATED.match(token)
    return match is not None and (match[1] in FIELDS or token[:2] not in taking)


QUERY = click.argument("query", nargs=-1, metavar="[WORDS | FIELD:VALUE]...", shell_complete=complete.query)
JSON = click.option("--json", "as_json", is_flag=True, help="JSON for scripts")
VIEW = click.option("--view", default="", metavar="NAME", help="A saved view besides", shell_complete=complete.views)
AS_OF = click.option("--as-of", default="", metavar="DATE", help="As things stood on a day")
AS_KNOWN = click.option("--as-known", default="", metavar="DATE", help="As it was recorded by a day")
ON = click.option(
    "--on", default="", metavar="DATE", help="When it happened: 2022, 2022-12, 2022-12-05, yesterday  [default: today]"
)
NOTE = click.option("--note", default="", metavar="TEXT", help="A remark")
SOURCE = click.option("--source", "urls", multiple=True, metavar="URL", help="Where it can be read; may be given several times")
IDS = click.argument("ids", nargs=-1, required=True, metavar="ID...", shell_complete=complete.ids)
ID = click.argument("id", shell_complete=complete.ids)


UNKNOWN = "what will stand then is not known"
"""Why nothing can be asked of a day to come."""


def day(text: str, today: dt.date) -> dt.date | None:
    """The last day that a date typed for --as-of means (but no later than today where it is not past); None if none was."""
    if not text:
        return None
    partial = typed(text, today, why=UNKNOWN)
    return min(last_day(partial), today)


def sources(urls: tuple[str, ...], title: str = "", publisher: str = "", date: str = "") -> tuple[Source, ...]:
    """The sources typed; title, publisher and date belong to the first."""
    from tracker.model import Source

    if date and not is_partial(date):
        raise UsageError(f"{date!r} is not a date", "valid are 2023, 2023-05 and 2023-05-19")
    if not (urls or title or publisher):
        return ()
    first = Source(url=urls[0] if urls else "", title=title, publisher=publisher, date=date)
    return first, *(Source(url=url) for url in urls[1:])


def source_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options --source, --source-title, --publisher, --source-date, given to the command as `cited`."""

    @functools.wraps(command)
    def with_sources(
        *args: object, urls: tuple[str, ...], source_title: str, publisher: str, source_date: str, **kwargs: object
    ) -> None:
        command(*args, cited=sources(urls, source_title, publisher, source_date), **kwargs)

    wrapped: Callable[..., None] = with_sources
    for option in (
        click.option("--source-date", default="", metavar="DATE", help="When the source appeared"),
        click.option("--publisher", default="", metavar="NAME", help="Who published the source"),
        click.option("--source-title", default="", metavar="TEXT", help="The source's title"),
        SOURCE,
    ):
        wrapped = option(wrapped)
    return wrapped


def metadata_options(command: Callable[..., None]) -> Callable[..., None]:
    """What a person may say about a readout: --date, --issuer, --parties, --title."""
    for option in (
        click.option("--title", default="", metavar="TEXT", help="The readout's title"),
        click.option("--parties", default="", metavar="A,B", help="Whose talks they were"),
        click.option("--issuer", default="", metavar="PARTY", help="Who published the readout"),
        click.option("--date", default="", metavar="DATE", help="The day of the talks"),
    ):
        command = option(command)
    return command


def given_metadata(given: Mapping[str, str], today: dt.date) -> Metadata:
    """The metadata typed; raises UsageError for a date that is none or a party that is not known."""
    from tracker.ingest import Metadata
    from tracker.party import known, several

    date = None
    if given["date"]:
        partial = typed(given["date"], today)
        if len(partial) < 10:
            raise UsageError(f"{partial} is no single day", "give the day of the talks, for example 2022-06-07")
        date = first_day(partial)
    parties = several(given["parties"])
    if given["parties"].strip() and not parties:
        raise UsageError("--parties names nobody", "left out, they are taken from the text")
    return Metadata(
        date=date,
        issuer=known(given["issuer"]) if given["issuer"] else "",
        parties=parties,
        title=given["title"],
    )
