"""Whatever bytes a reader gets, it gives readouts or one clear error, nothing else."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.ingest.builders import BODY, docx, mail, page, paragraph, pdf, zipped
from tracker.errors import UnreadableDocument
from tracker.ingest import read
from tracker.ingest.meta import digest
from tracker.intake.sources import _data

SEEDS: dict[str, bytes] = {
    "a.txt": ("Article Number: 7\nKenya: Talks\n" + "\n".join(BODY)).encode(),
    "a.md": b"---\ntitle: x\ndate: 2022-06-07\nparties: [a, b]\n---\n# T\n\n" + BODY[0].encode(),
    "a.html": page(head='<script type="application/ld+json">{"datePublished":"2023-05-05"}</script>'),
    "a.pdf": pdf([list(BODY), list(BODY)]),
    "a.docx": docx("".join(map(paragraph, BODY))),
    "a.eml": bytes(mail("\n".join(BODY), html=page().decode())),
    "a.csv": b"title,text\nT," + BODY[1].encode() + b"\n",
    "a.jsonl": b'{"text": "The two sides agreed to it.", "date": "2023-05-05"}\n',
    "a.zip": zipped(a__txt=BODY[0].encode(), b__html=page()),
}

LOOSE = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)


def taken(data: bytes, name: str) -> None:
    try:
        drafts = read(data, name)
    except UnreadableDocument as error:
        drafts, message = [], error.message
    else:
        message = name
    assert message.startswith(name)
    assert message.isprintable()
    assert bool(drafts) == (message == name)
    for draft in drafts:
        assert draft.text.strip()
        assert draft.sha256 == digest(draft.text)
        assert not any(char < " " and char not in "\n\t" for char in draft.text)


@pytest.mark.parametrize("name", SEEDS)
@given(
    edits=st.lists(
        st.tuples(st.integers(0, 20_000), st.binary(min_size=1, max_size=8), st.integers(0, 40)), min_size=1, max_size=6
    )
)
@LOOSE
def test_a_damaged_document_of_each_kind(name: str, edits: list[tuple[int, bytes, int]]) -> None:
    data = bytearray(SEEDS[name])
    for at, new, gone in edits:
        at %= len(data) + 1  # noqa: PLW2901 - folded into the document
        data[at : at + gone] = new
    taken(bytes(data), name)


@pytest.mark.parametrize("name", SEEDS)
@given(cut=st.integers(0, 20_000))
@LOOSE
def test_a_document_cut_anywhere(name: str, cut: int) -> None:
    taken(SEEDS[name][: cut % len(SEEDS[name])], name)


@given(data=st.binary(max_size=600), name=st.sampled_from([*SEEDS, "a", "a.xyz"]))
@LOOSE
def test_random_bytes_under_any_name(data: bytes, name: str) -> None:
    taken(data, name)


@given(
    head=st.sampled_from(
        [b"%PDF-1.7\n", b"PK\x03\x04", b"<!doctype html>", b"From: a\nTo: b\nSubject: c\n", b'{"text":', b"[{", b"---\n"]
    ),
    rest=st.binary(max_size=400),
)
@LOOSE
def test_random_bytes_behind_a_promising_start(head: bytes, rest: bytes) -> None:
    taken(head + rest, "x")


@given(cut=st.integers(0, 20_000), at=st.integers(0, 20_000), new=st.binary(max_size=6))
@LOOSE
def test_a_damaged_archive_gives_items_or_failures(cut: int, at: int, new: bytes) -> None:
    seed = bytearray(SEEDS["a.zip"])
    at %= len(seed)
    seed[at : at + len(new)] = new
    for item in _data(bytes(seed[: max(cut % len(seed), 40)]), "a.zip"):
        assert item.failure is None or item.failure[0].startswith("a.zip")
