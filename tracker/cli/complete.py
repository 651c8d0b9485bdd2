"""A half-typed word to its completions for the shell: ids, statuses, fields and values. Silent where anything goes wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from click import Context, Parameter
from click.shell_completion import CompletionItem

from tracker.errors import TrackerError
from tracker.model import RELATIONS, STATUSES, STRENGTHS, TOPICS

if TYPE_CHECKING:
    from tracker.ledger.protocol import Ledger
    from tracker.model import Commitment, Readout

_T = TypeVar("_T")
MOST = 60
"""So many ids are offered at most; a shell shows no more on a screen."""


def ids(ctx: Context, param: Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of commitments that hold what was typed, each with its title."""
    part = incomplete.casefold()
    held = [c for c in _commitments(ctx) if part in c.id.casefold()]
    return [CompletionItem(c.id, help=c.title) for c in held[:MOST]]


def ids_or_status(ctx: Context, param: Parameter, incomplete: str) -> list[CompletionItem]:
    """After a first id, statuses too."""
    begun = [CompletionItem(status) for status in STATUSES if ctx.params.get("ids") and status.startswith(incomplete.lower())]
    return begun + ids(ctx, param, incomplete)


def files(ctx: Context, param: Parameter, incomplete: str) -> list[CompletionItem]:
    """Files and folders, which the shell knows best."""
    return [CompletionItem(incomplete, type="file")]


def views(ctx: Context, param: Parameter, incomplete: str) -> list[CompletionItem]:
    """Saved views, each with its filter."""
    from tracker.cli.office import Office

    try:
        found = Office().views()
    except TrackerError:
        return []
    return [CompletionItem(name, help=text) for name, text in found.items() if name.startswith(incomplete)]


def readouts(ctx: Context, param: Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of readouts that hold what was typed, each with its title."""
    part = incomplete.casefold()
    held = [r for r in _readouts(ctx) if part in r.id.casefold()]
    return [CompletionItem(r.id, help=r.title) for r in held[:MOST]]


def relations(ctx: Context, param: Parameter, incomplete: str) -> list[CompletionItem]:
    """How two commitments can belong together."""
    names = (relation.replace(" ", "-") for relation in RELATIONS)
    return [CompletionItem(name) for name in names if name.startswith(incomplete.lower())]


def corrections(ctx: Context, param: Parameter, incomplete: str) -> list[CompletionItem]:
    """The fields that can be corrected, then the values of those that have a choice."""
    from tracker.corrections import READERS, WORDS

    choices: dict[str, tuple[str, ...]] = {"topic": TOPICS, "strength": STRENGTHS, "specificity": ("1", "2", "3")}
    name, equals, _ = incomplete.partition("=")
    offered = (
        [f"{name}={value}" for value in choices.get(name, ())]
        if equals
        else [f"{each}=" for each in (*READERS, "deadline", WORDS)]
    )
    return [CompletionItem(each) for each in offered if each.startswith(incomplete)]


def query(ctx: Context, param: Parameter, incomplete: str) -> list[CompletionItem]:
    """Fields, then their values; parties and places as the ledger has them."""
    from tracker.query import complete

    known: dict[str, list[str]] = {}
    if ":" in incomplete:
        commitments = _commitments(ctx)
        known["party"] = known["to"] = known["by"] = sorted({party for c in commitments for party in c.parties})
        known["place"] = sorted({place for c in commitments for place in c.places})
        known["readout"] = sorted({c.readout for c in commitments})
    return [CompletionItem(words) for words in complete(incomplete, len(incomplete), known)]


def readouts_or_filter(ctx: Context, param: Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of readouts, and what a filter of readouts may say."""
    from tracker.sought import FIELDS, KINDS

    part = incomplete.casefold()
    words = [*(f"is:{kind}" for kind in KINDS), *(f"{field}:" for field in FIELDS)]
    begun = [CompletionItem(word) for word in words if part and word.startswith(part)]
    return begun + readouts(ctx, param, incomplete)


def _commitments(ctx: Context) -> list[Commitment]:
    return _asked(ctx, lambda ledger: ledger.commitments()) or []


def _readouts(ctx: Context) -> list[Readout]:
    return _asked(ctx, lambda ledger: ledger.readouts()) or []


def _asked(ctx: Context, question: Callable[[Ledger], _T]) -> _T | None:
    """What the ledger answers; None where there is none."""
    from tracker.cli.office import Office

    office = ctx.obj if isinstance(ctx.obj, Office) else Office(ctx.find_root().params.get("ledger"))
    try:
        return question(office.ledger())
    except TrackerError:
        return None
    finally:
        office.close()
