"""Acts to key bindings, footer hints and help rows, by the user's keymap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.binding import Binding

from tracker.acts import ACTS, FOOTER, SCOPES, Act, Scope, keys_of, shown_key

VIEWS = tuple(act for act in ACTS.values() if act.id.startswith("view."))
"""The acts that go to a view, in the order of the views."""


def bindings(*scopes: Scope) -> list[Binding]:
    """The bindings of all acts of the scopes; each names the method `action_...` of its act."""
    return [
        Binding(",".join(act.keys), act.action, act.words, show=False, tooltip=act.help, id=act.id)
        for act in ACTS.values()
        if act.scope in scopes
    ]


def hints(scopes: tuple[Scope, ...], keymap: Mapping[str, str]) -> list[tuple[str, str]]:
    """The few keys that are always shown, as (key, words), as far as they apply."""
    acts = [ACTS[id] for id in FOOTER if ACTS[id].scope in scopes]
    return [(shown_key(keys[0]), act.words.lower()) for act in acts if (keys := keys_of(act, keymap))]


def help_rows(scopes: tuple[Scope, ...], keymap: Mapping[str, str]) -> Iterator[tuple[str, list[tuple[str, Act]]]]:
    """For each scope that applies its heading and its acts, each with its keys as they are written."""
    for scope, heading in SCOPES.items():
        if scope in scopes:
            acts = [act for act in ACTS.values() if act.scope == scope]
            yield heading, [(" ".join(map(shown_key, keys_of(act, keymap))), act) for act in acts]
