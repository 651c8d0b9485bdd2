"""Acts to key bindings, footer hints and help rows, by the user's keymap."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from textual.binding import Binding

from tracker.acts import ACTS, FOOTERS, SCOPES, Act, Scope, keys_of, shown_key

VIEWS = tuple(act for act in ACTS.values() if act.id.startswith("view."))
"""The acts that go to a view, in the order of the views."""


APP_ACTS = frozenset({*(act.id for act in VIEWS), "screen.help", "screen.palette", "screen.theme", "screen.quit"})
"""The acts that the app itself does; all others are done by the view that is shown."""


def bindings(*scopes: Scope, app: bool = False) -> list[Binding]:
    """The bindings of all acts of the scopes, those of the app or of a view; each names the method `action_...` of its act.

    They come before the focused widget's own keys, so that an act has begun before the next key is looked at; what must not
    be done while somebody types or answers is refused by `check_action`.
    """
    return [
        Binding(",".join(act.keys), act.action, act.words, show=False, tooltip=act.help, id=act.id, priority=True)
        for act in ACTS.values()
        if act.scope in scopes and (act.id in APP_ACTS) == app
    ]


def leaving(keymap: Mapping[str, str]) -> tuple[str, ...]:
    """The keys that leave from anywhere: those of quitting that nobody can type as text."""
    return tuple(key for key in keys_of(ACTS["screen.quit"], keymap) if _NO_TEXT.fullmatch(key))


_NO_TEXT = re.compile(r"(ctrl|alt|super|meta)\+.+|f[0-9]+")

ALWAYS = 2
"""How many hints at the end are shown however little room there is: the keys for help and for leaving."""


def hints(scopes: tuple[Scope, ...], keymap: Mapping[str, str], *, fixed: bool = False) -> list[tuple[str, str]]:
    """The few keys that are always shown, as (key, words): the view's own, else those on commitments; then the general.

    `fixed`: nothing can be changed now, so that no act that records is offered.
    """
    own = next((scope for scope in reversed(scopes) if scope in FOOTERS and scope != "everywhere"), None)
    ids = (FOOTERS[own] if own else ()) + FOOTERS["everywhere"]
    acts = [ACTS[id] for id in ids if not (fixed and ACTS[id].records)]
    return [(shown_key(keys[0]), act.words.lower()) for act in acts if (keys := keys_of(act, keymap))]


def by_use(scopes: tuple[Scope, ...]) -> list[Act]:
    """The acts of the scopes: those whose keys are always shown first, then those on commitments, then all others."""
    own = next((scope for scope in reversed(scopes) if scope in FOOTERS and scope != "everywhere"), None)
    first = [*(FOOTERS[own] if own else ()), *FOOTERS["everywhere"]]
    acts = [act for act in ACTS.values() if act.scope in scopes]
    return sorted(acts, key=lambda act: (first.index(act.id) if act.id in first else len(first), act.scope == "everywhere"))


def help_rows(scopes: tuple[Scope, ...], keymap: Mapping[str, str]) -> Iterator[tuple[str, list[tuple[str, Act]]]]:
    """For each scope that applies, the most particular first, its heading and its acts with their keys as they are written."""
    general: tuple[Scope, ...] = ("commitment", "list", "text", "everywhere")
    for scope in (*(scope for scope in scopes if scope not in general), *(scope for scope in general if scope in scopes)):
        acts = [act for act in ACTS.values() if act.scope == scope]
        if acts:
            yield SCOPES[scope], [(" ".join(map(shown_key, keys_of(act, keymap))), act) for act in acts]
