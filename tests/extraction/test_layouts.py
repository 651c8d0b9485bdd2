"""However a text is broken into lines, indented or marked up, it promises what the plain one does."""

from __future__ import annotations

import re
import textwrap
from itertools import pairwise
from pathlib import Path

import pytest

from tracker.extraction.pipeline import extract

READOUTS = sorted((Path(__file__).parent / "readouts").glob("*.txt"))
HEAD = "Joint Statement of Peru and Algeria\n\nPresident Ana Rojas of Peru met President Omar Ali of Algeria in Algiers.\n\n"
POINTS = (
    "open a joint school in the city of Blida by the end of 2029, with places for 300 children;",
    "provide $2.5 million for the hospital of Setif and 3 clinics in the province of Setif in 2028;",
    "launch direct flights between Lima and Algiers (three per week) in June 2028;",
    "abolish visas for stays of up to 90 days from 1 January 2029.",
)
SENTENCES = (
    "The two sides agreed to send 60 doctors and 200 nurses to Oran by 3 May 2028.",
    "President Ana Rojas announced that Peru will provide $2.5 million for a clinic in Oran in 2028.",
    "The two leaders decided to launch direct flights between Lima and Algiers (three per week) in June 2028.",
    "In accordance with the Treaty, both sides shall abolish visas for stays of up to 90 days from 1 January 2029.",
    "The Parties will establish a Joint Commission on Fisheries and hold its first meeting in Lima.",
)


def told(text: str) -> list[tuple[object, ...]]:
    """What is found in a text, whatever parts its words."""
    found = extract(HEAD + text).leaves
    return [
        (plain(leaf.quote), leaf.parties, leaf.strength, leaf.specificity, leaf.deadline and plain(leaf.deadline.words))
        for leaf in found
    ]


def plain(words: str) -> str:
    return re.sub(r"[\s>]+", " ", re.sub(r"<[^<>]*>", " ", words.replace("*", "").replace("_", "")))


@pytest.mark.parametrize("indent", ["", "  ", "    "])
@pytest.mark.parametrize("width", range(50, 96, 9))
def test_points_broken_at_a_fixed_width_are_one_point_each(width: int, indent: str) -> None:
    stem = "The two sides agreed to:\n\n"
    broken = "\n".join(textwrap.fill("- " + point, width, subsequent_indent=indent) for point in POINTS)
    assert told(stem + broken) == told(stem + "\n".join("- " + point for point in POINTS))


@pytest.mark.parametrize("end", ["\n", "\r\n", " \n", "  \n", "\n    ", "\n\t", "<br>", "<br />\n"])
@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_broken_at_any_blank_says_the_same(sentence: str, end: str) -> None:
    words = sentence.split(" ")
    for at in range(1, len(words)):
        assert told(" ".join(words[:at]) + end + " ".join(words[at:])) == told(sentence), words[at]


@pytest.mark.parametrize("mark", ["", "> "])
@pytest.mark.parametrize("width", [60, 66, 72, 78, 84, 90])
@pytest.mark.parametrize("path", READOUTS, ids=lambda path: path.stem)
def test_a_readout_broken_at_a_fixed_width_says_the_same(path: Path, width: int, mark: str) -> None:
    text = path.read_text(encoding="utf-8")
    paragraphs = [textwrap.fill(line, width, break_on_hyphens=False) for line in text.splitlines() if line.strip()]
    assert told(re.sub(r"^", mark, "\n\n".join(paragraphs), flags=re.MULTILINE)) == told(text)


def test_what_follows_a_line_with_a_colon_is_no_heading_because_it_is_broken() -> None:
    said = "The Minister spoke with his counterpart today about the bridge at Oran and undertook to send engineers there by June."
    text = f"The following is to be attributed to the spokesman:\n\n{said}\n\n{said.replace('send', 'pay')}"
    assert told("\n\n".join(textwrap.fill(part, 70) for part in text.split("\n\n"))) == told(text)


def test_a_quotation_of_mail_says_the_same() -> None:
    text = "\n".join(SENTENCES)
    assert told(re.sub(r"^", "> ", textwrap.fill(text, 60), flags=re.MULTILINE)) == told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Peru will open a school in Oran\nAlgeria will send 60 doctors",
        "Peru will open a school in Oran\n12\nAlgeria will send 60 doctors to Lima",
        "Peru will: \n- open a school in Oran\n- send 60 doctors\nThe talks were held in Algiers.",
    ],
)
def test_lines_that_are_whole_stay_apart(text: str) -> None:
    assert not any("\n" in leaf.quote for leaf in extract(HEAD + text).leaves)
    assert len(told(text)) == 2


MARKS = ("**{}**", "*{}*", "__{}__", "_{}_", "***{}***", "<b>{}</b>", '<strong class="x">{}</strong>', "<em>{}</em>")


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize(
    "part", ["The two sides", "will", "open", "a school in Oran", "open a school in Oran", "will open", "school"]
)
def test_emphasis_changes_nothing(part: str, mark: str) -> None:
    text = "The two sides will open a school in Oran by 2031."
    assert told(text.replace(part, mark.format(part), 1)) == told(text)


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("stem", ["They agreed to:", "Peru and Algeria will:", "We will:"])
def test_a_stem_in_bold_is_the_stem(stem: str, mark: str) -> None:
    points = "\n• Open a school in Oran.\n• Send 60 doctors."
    assert told(mark.format(stem) + points) == told(stem + points)
    assert len(told(stem + points)) == 2


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("They agreed to:\n- *Launch a new school.*", ["Launch a new school"]),
        ("They agreed to:\n- **Launch** a new school.", ["**Launch** a new school"]),
        ("They agreed to:\n- **Schools**: Launch a joint website.", ["Launch a joint website"]),
        ("They will open **a school**.", ["open **a school**"]),
        ("<p>Peru will:</p>\n<ul>\n<li>open a school</li><li>send 60 doctors</li></ul>", ["open a school", "send 60 doctors"]),
        ("<p>Peru will open a school.</p><p>Algeria will send nurses.</p>", ["open a school", "send nurses"]),
    ],
)
def test_a_quote_holds_no_half_of_a_mark(text: str, quotes: list[str]) -> None:
    assert [leaf.quote for leaf in extract(HEAD + text).leaves] == quotes


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Peru &amp; Algeria will open a school.", "Peru & Algeria will open a school."),
        ("Peru&rsquo;s Government will open a school.", "Peru's Government will open a school."),
        ("Algeria &ndash; Peru&#39;s partner &ndash; will send 60 doctors.", "Algeria – Peru's partner – will send 60 doctors."),
    ],
)
def test_entities_are_what_they_stand_for(text: str, meant: str) -> None:
    assert told(text) == told(meant) != []


@pytest.mark.parametrize("mark", ["►", "§", "\uf0b7", "+", "--", "✔", "I.", "o ", "[1]", "No. 1:"])
@pytest.mark.parametrize("stem", ["The two sides agreed to:", "The two sides agreed on the following:"])
def test_a_point_is_a_point_whatever_marks_it(stem: str, mark: str) -> None:
    items = ("Open a school in Oran", "Send 60 doctors to Blida")
    text = "\n".join([stem, *(f"{mark} {item}" for item in items)])
    assert [leaf.quote for leaf in extract(HEAD + text).leaves] == list(items)


ITEMS = (
    "open a school in Oran",
    "launch direct flights between Lima and Algiers",
    "train 200 officers",
    "build a plant in Tacna",
)


@pytest.mark.parametrize(
    "heading",
    ["{}", "{}:", "**{}**", "## {}", "{n}. {}", "I. {}", "• {}", "{n}) in {low}:", "On {low}:", "{cap}", "\n{}\n", "{n}. {}:"],
)
@pytest.mark.parametrize("names", [("Trade", "Health"), ("Trade and transport", "Education and science")])
@pytest.mark.parametrize("stem", ["The two sides agreed on the following:", "Peru and Algeria will:", "The two sides agreed to:"])
def test_headings_among_points_part_them_and_are_none(stem: str, names: tuple[str, str], heading: str) -> None:
    parts = [stem]
    for number, name in enumerate(names):
        parts.append(heading.format(name, n=number + 1, low=name.lower(), cap=name.upper()))
        parts += [f"- {item};" for item in ITEMS[number * 2 : number * 2 + 2]]
    assert [leaf.quote for leaf in extract(HEAD + "\n".join(parts)).leaves] == list(ITEMS)


def test_numbered_points_under_lettered_headings_are_read_to_the_last() -> None:
    text = (
        "They agreed on the following:\nA. Trade\n1. open a trade office in Oran;\n2. abolish tariffs on oil.\n"
        "B. Health\n1. send 60 doctors to Blida;\n2. build a hospital in Lima."
    )
    assert len(extract(HEAD + text).leaves) == 4


def test_a_line_that_tells_what_comes_is_no_heading() -> None:
    text = (
        "Considering that:\ntrade is good;\nThey declare:\n1. their decision to open a port;\n2. their intention to train nurses."
    )
    found = extract(HEAD + text).leaves
    assert [leaf.quote.removeprefix("decision to ").removeprefix("intention to ") for leaf in found] == [
        "open a port",
        "train nurses",
    ]


LABELS = (
    "- {}: open a school in Oran.",
    "- {}: to open a school in Oran.",
    "- **{}:** Open a school in Oran.",
    "- {} – open a school in Oran.",
    "- By {}: open a school in Oran.",
    "- Government of {}: open a school in Oran.",
    "- Ministry of Health of {}: open a school in Oran.",
    "{}: Open a school in Oran.",
    "{}\n- Open a school in Oran",
    "{}:\n- Open a school in Oran",
    "**{}**\n- Open a school in Oran",
    "1. {}\n  a) open a school in Oran;",
)


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize(
    "stem", ["The two sides agreed on the following:", "They agreed:", "The two sides undertook the following:"]
)
def test_the_party_that_a_label_names_is_bound(stem: str, label: str) -> None:
    second = label.replace("pen a school in Oran", "pen a clinic in Lima")
    text = f"{stem}\n{label.format('Peru')}\n{second.format('Algeria')}"
    found = [(leaf.quote.lower(), leaf.parties) for leaf in extract(HEAD + text).leaves]
    assert found == [("open a school in oran", ("Peru",)), ("open a clinic in lima", ("Algeria",))]


@pytest.mark.parametrize(
    ("point", "quote"),
    [
        ("Trade – launch a joint website.", "launch a joint website"),
        ("Health — build a hospital in Oran.", "build a hospital in Oran"),
        ("Trade and transport – launch a joint website.", "launch a joint website"),
        ("Trade. Launch a joint website.", "Launch a joint website"),
        ("Trade: Launch a joint website.", "Launch a joint website"),
        ("Build a hospital in Oran (Action: both ministries);", "Build a hospital in Oran"),
        ("Build a road in Oran (cost: 5 million dollars);", "Build a road in Oran"),
        ("Build a plant in Tacna - deadline: June 2031", "Build a plant in Tacna"),
        ("Build a plant in Tacna – the first in Peru", "Build a plant in Tacna"),
    ],
)
def test_a_label_is_no_promise_and_a_promise_no_label(point: str, quote: str) -> None:
    found = extract(HEAD + f"They agreed to:\n- {point}\n- Train 200 nurses.").leaves
    assert [leaf.quote[: len(quote)] for leaf in found] == [quote, "Train 200 nurses"[: len(quote)]]


def test_a_field_that_is_no_party_to_the_talks_is_not_bound() -> None:
    text = "The two sides agreed on the following:\n- Chile: support the return of refugees from Chile to Lima."
    assert {party for leaf in extract(HEAD + text).leaves for party in leaf.parties} == {"Peru", "Algeria"}


@pytest.mark.parametrize(
    "note", ["Action: ", "ACTION: ", "Action 1: ", "Action item: ", "Follow-up: ", "Decision: ", "AP 1: ", "=> ", "→ "]
)
@pytest.mark.parametrize("who", ["Peru", "Ministry of Health of Peru"])
def test_what_minutes_note_for_action_is_promised_by_whom_they_name(who: str, note: str) -> None:
    found = extract(f"{HEAD}The matter was discussed.\n\n{note}{who} to build a hospital in Oran by June 2031.").leaves
    assert [(leaf.quote, leaf.parties) for leaf in found] == [("build a hospital in Oran by June 2031", ("Peru",))]


def test_a_note_that_says_what_was_seen_is_no_promise() -> None:
    assert extract(f"{HEAD}Action: Photos of the talks.\n\nNext step: Peru to Algeria by train.").leaves == ()


@pytest.mark.parametrize("mark", ["<...>", "<…>", "(...)", "[...]", "[…]", "/.../"])
@pytest.mark.parametrize("text", ["{0} {mark}\n\n{mark} {1}", "{0} {mark} {1}", "{mark} {0}\n{1}{mark}", "{0}\n{mark}\n{1}"])
def test_what_an_excerpt_leaves_out_changes_nothing(text: str, mark: str) -> None:
    for pair in pairwise(SENTENCES):
        assert told(text.format(*pair, mark=mark)) == told(" ".join(pair))


NAMES = (
    "Trade: ",
    "Enhanced cooperation on fish: ",
    "Support for farmers: ",
    "Mine action (demining): ",
    "Trade – ",
)


@pytest.mark.parametrize("stem", ["", "Peru and Algeria agreed to:\n", "Results of the talks:\n\n"])
@pytest.mark.parametrize("mark", ["", "- ", "1. "])
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("front", ["", "Recognizing the threat of locusts, ", "To fight drought, "])
def test_a_sentence_behind_a_label_says_what_it_says_alone(front: str, name: str, mark: str, stem: str) -> None:
    for said in ("both countries committed to establish a joint school", "Peru will establish a joint school"):
        sentence = front + said
        text = f"{stem}{mark}{name}{sentence[0].upper()}{sentence[1:]}."
        assert [leaf.quote for leaf in extract(HEAD + text).leaves] == ["establish a joint school"], text


@pytest.mark.parametrize("stem", ["Peru and Algeria agreed to:", "The two sides will:", "They agreed on the following:"])
@pytest.mark.parametrize(
    "tail",
    [
        ", which will serve as a platform for traders",
        " that will help farmers in Oran",
        ", where experts will meet twice a year",
        ", which can be used by both sides",
        ", which would help farmers",
    ],
)
@pytest.mark.parametrize("act", ["Launch the export exchange", "Schedule a second round", "Host the next fair", "Form a council"])
def test_a_point_is_its_own_verbs_whatever_its_object_will_do(act: str, tail: str, stem: str) -> None:
    found = extract(f"{HEAD}{stem}\n- {act}{tail}.\n- Train 200 nurses.").leaves
    assert [leaf.quote[: len(act)] for leaf in found] == [act, "Train 200 nurses"[: len(act)]]


@pytest.mark.parametrize(
    "heading", ["A. A thriving and open market for the ports of both coasts, through:", "Ways that lead ships to port, by:"]
)
def test_a_heading_that_tells_means_leaves_its_points_to_the_stem_above(heading: str) -> None:
    text = (
        f"{HEAD}To this end, they plan to proceed as follows:\n{heading}\n1. Opening a dock in Oran.\n2. Training 200 pilots.\n"
    )
    assert [leaf.quote for leaf in extract(text).leaves] == ["Opening a dock in Oran", "Training 200 pilots"]
