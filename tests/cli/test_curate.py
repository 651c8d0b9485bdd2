"""Saying from the command line what a commitment is: reviewed, corrected, split, merged."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("filled")


def stored(run: Run, id: str) -> dict[str, object]:
    (one,) = json.loads(run("show", id, "--json").stdout)
    assert isinstance(one, dict)
    return one


def test_review_by_filter_asks_first(run: Run) -> None:
    assert "accept 3 commitments?" in run("review", "accept", "is:key", input="n\n").stderr
    assert run("list", "is:accepted").stdout == ""
    assert "3 commitments accepted" in run("review", "accept", "is:key", "--yes").stdout
    assert len(run("list", "is:accepted").stdout.splitlines()) == 3
    run("review", "reject", "0607-04")
    assert len(run("list").stdout.splitlines()) == 3


def test_an_edit_and_its_undo(run: Run) -> None:
    run("edit", "0607-04", "title=Cooperate in energy", "parties=KAZ", "deadline=2023-12", "topic=trade")
    one = stored(run, "0607-04")
    assert (one["title"], one["parties"], one["topic"]) == ("Cooperate in energy", ["Kazakhstan"], "trade")
    assert one["deadline"] == {"words": "2023-12", "earliest": "2023-12-01", "latest": "2023-12-31"}
    run("undo")
    assert stored(run, "0607-04")["title"] == "Strengthen cooperation in energy"


def test_other_words_of_the_text_keep_what_was_recorded(run: Run) -> None:
    run("status", "0607-01", "underway", "--source", "https://news.example/1")
    assert run("edit", "0607-01", "words=consulate general").exit_code == 0
    one = stored(run, "0607-01")
    assert (one["quote"], one["places"]) == ("consulate general", [])
    assert len(str(one["quote"])) == int(str(one["end"])) - int(str(one["start"]))
    assert "words: open a consulate general in Aktobe → consulate general" in " ".join(run("show", "0607-01").stdout.split())
    assert "underway" in run("list", "0607-01").stdout
    assert "ok" in run("doctor").stdout
    run("undo")
    assert stored(run, "0607-01")["quote"] == "open a consulate general in Aktobe"


def test_words_given_again_are_read_anew_but_for_what_was_typed(run: Run) -> None:
    before = stored(run, "0607-01")
    assert run("edit", "0607-01", "words=consulate general", "place=Aktobe", "--note", "as agreed").exit_code == 0
    assert run("edit", "0607-01", f"words={before['quote']}").stdout.startswith("CHN-KAZ-20220607-01 edited: Open a consulate")
    after = stored(run, "0607-01")
    fields = ("quote", "title", "deadline", "specificity", "strength", "topic", "parties")
    assert [after[field] for field in fields] == [before[field] for field in fields]
    assert (after["action"], after["places"]) == ("open", ["Aktobe"])
    told = " ".join(run("show", "0607-01").stdout.split())
    assert "followed its words: title: Open a consulate general in Aktobe → Consulate general" in told
    assert told.count("as agreed") == 1
    run("undo")
    run("undo")
    assert stored(run, "0607-01")["title"] == before["title"]


def test_whose_words_are_given_is_said(run: Run) -> None:
    whose = run("edit", "0607-01", f"words={stored(run, '0607-02')['quote']}").stderr
    assert "note: these are the words of CHN-KAZ-20220607-02 too" in whose
    assert "no words that bind are known in them" in run("edit", "0607-02", "words=The two sides").stderr


def test_amount_and_place_can_be_corrected(run: Run) -> None:
    run("edit", "0607-02", "amount=30 days", "place=Astana, Almaty")
    told = " ".join(run("show", "0607-02").stdout.split())
    assert "amount: from 72 hours to 14 days → 30 days; place: none → Astana, Almaty" in told
    assert run("list", "place:almaty").stdout.startswith("CHN-KAZ-20220607-02")


def test_a_deadline_in_words_is_reckoned_from_the_talks_and_said(run: Run) -> None:
    done = run("edit", "0607-04", "deadline=within six months")
    assert done.stdout == "CHN-KAZ-20220607-04 edited: due 2022-12-07 (talks on 2022-06-07)\n"
    assert stored(run, "0607-04")["deadline"] == {
        "words": "within six months",
        "earliest": "2022-06-07",
        "latest": "2022-12-07",
    }
    assert run("edit", "0607-04", "deadline=2023").stdout == "CHN-KAZ-20220607-04 edited\n"


def test_a_commitment_is_split_where_its_words_are_cut(run: Run) -> None:
    quote = json.loads(run("show", "0607-01", "--json").stdout)[0]["quote"]
    words = quote.split()
    done = run("split", "0607-01", " ".join([*words[:2], "|", *words[2:]]))
    assert done.exit_code == 0, done.stderr
    assert json.loads(run("show", "0607-01", "--json").stdout)[0]["standing"]["review"] == "rejected"
    titles = run("list", "is:accepted").stdout
    assert " ".join(words[1:2]) in titles
    assert " ".join(words[3:]) in titles
    assert all(line.split("\t")[-1][0].isupper() for line in titles.splitlines()), "a title begins with a capital"
    run("undo")
    assert run("list", "is:accepted").stdout == ""
    assert (run("split", "0607-01", quote).exit_code, run("split", "0607-01", "other | words").exit_code) == (2, 2)
    assert "only | can be added" in run("split", "0607-01", "other | words").stderr


def test_repeats_are_merged_into_the_one_named_last(run: Run) -> None:
    assert run("merge", "0607-01", "0607-02", "0607-03").exit_code == 0
    assert [line.split("\t")[0][-2:] for line in run("list", "is:rejected").stdout.splitlines()] == ["01", "02"]
    assert "restates" in run("show", "0607-01").stdout
    shown = " ".join(run("show", "0607-03").stdout.split())
    assert "merged into this one: CHN-KAZ-20220607-01 (pending), CHN-KAZ-20220607-02 (pending)" in shown
    run("undo")
    assert run("list", "is:rejected").stdout == ""
    assert "needs two" in run("merge", "0607-01").stderr
