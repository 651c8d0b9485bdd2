"""Countries, blocs and bodies are found by any of their names, and words that only look like them are not."""

from __future__ import annotations

import string
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction import atlas
from tracker.extraction.pipeline import extract


def codes(text: str) -> list[str]:
    return [mention.code for mention in atlas.find(text)]


def test_the_table_is_sound() -> None:
    table = atlas.parties()
    assert sum(party.kind == "country" for party in table.values()) >= 195
    assert {party.kind for party in table.values()} == {"country", "bloc", "body", "company"}
    assert all(len(code) == 3 for code, party in table.items() if party.kind == "country")
    assert all(code.isalnum() and code.isupper() for code in table), "codes stand in identifiers"
    names = Counter(party.name for party in table.values())
    assert max(names.values()) == 1
    assert all(member in table for party in table.values() for member in party.members)


def test_no_name_or_demonym_means_two_parties() -> None:
    owners: dict[str, set[str]] = {}
    for code, party in atlas.parties().items():
        for word in (party.name, *party.names, *party.demonyms):
            owners.setdefault(word, set()).add(code)
    assert {word: found for word, found in owners.items() if len(found) > 1} == {}


@pytest.mark.parametrize("code", list(atlas.parties()))
def test_every_party_is_found_and_coded_by_each_of_its_names(code: str) -> None:
    party = atlas.parties()[code]
    assert atlas.code(code) == code
    for name in (party.name, *party.names, *party.demonyms):
        assert atlas.code(name) == code, name
        assert atlas.canonical(name) == party.name
        assert codes(f"Talks with {name} were held.") == [code], name
        assert codes(f"{name}.") == [code], name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Republic of Kazakhstan", "KAZ"),
        ("the Kazakh side", "KAZ"),
        ("the Republic of Kazakhstan", "KAZ"),
        ("kazakhstan", "KAZ"),
        ("Türkiye", "TUR"),
        ("ROK", "KOR"),
        ("South Korea", "KOR"),
        ("DPRK", "PRK"),
        ("Kingdom of Thailand", "THA"),
        ("U.S.", "USA"),
        ("The Netherlands", "NLD"),
        ("Cote d'Ivoire", "CIV"),
        ("Cote d\u2019Ivoire", "CIV"),
        ("European Commission", "EU"),
        ("Association of Southeast Asian Nations", "ASEAN"),
        ("Beijing", "CHN"),
        ("the moon", ""),
        ("", ""),
        ("Kazakhstan and China", ""),
    ],
)
def test_codes(name: str, code: str) -> None:
    assert atlas.code(name) == code


def test_an_unknown_name_stays_as_it_is() -> None:
    assert atlas.canonical("  Sino   Tunnel Company ") == "Sino Tunnel Company"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The People's Republic of China and the Republic of Kazakhstan agreed.", ["CHN", "KAZ"]),
        ("the Democratic People's Republic of Korea and the Republic of Korea", ["PRK", "KOR"]),
        ("Guinea-Bissau, Equatorial Guinea, Papua New Guinea and Guinea", ["GNB", "GNQ", "PNG", "GIN"]),
        ("Niger and Nigeria", ["NER", "NGA"]),
        ("Dominica and the Dominican Republic", ["DMA", "DOM"]),
        ("Sudanese and South Sudanese officials", ["SDN", "SSD"]),
        ("US-China and China-Kazakhstan relations", ["USA", "CHN", "CHN", "KAZ"]),
        ("Kazakhs, Uzbeks and Chinese", ["KAZ", "UZB", "CHN"]),
        ("the Secretary of State of the United States of America", ["USA"]),
        ('the "China+Central Asia" (C+C5) mechanism', ["CC5", "CC5"]),
        ("Brussels, Moscow and Beijing", ["EU", "RUS", "CHN"]),
        ("the Congolese army near Brazzaville, Republic of the Congo", ["COG", "COG", "COG"]),
        ("the Congolese army near Goma", ["COD"]),
        ("Korea promised trains; North Korea did not", ["KOR", "PRK"]),
        ("American and Latin American companies", ["USA"]),
        ("Omanis in the Gulf of Oman", ["OMN"]),
        ("Michael Jordan visited the King of Jordan", ["JOR"]),
        ("a plant in Atlanta, Georgia, and one in Tbilisi, Georgia", ["GEO", "GEO"]),
        ("Chad Wolf spoke of Chad", ["TCD"]),
        ("The Paris Agreement and the Minsk agreements", []),
        ("She may visit Turkey", ["TUR"]),
        ("JOINT STATEMENT OF KAZAKHSTAN AND VIET NAM", ["KAZ", "VNM"]),
        ("Việt Nam and Hà Nội", ["VNM", "VNM"]),
        ("USAID and JICA", ["USA", "JICA"]),
        ("Vietnam Airlines and Vietnam", ["VIETNAMAIRLI", "VNM"]),
        ("the EU and the Office of the United Nations High Commissioner for Human Rights (OHCHR)", ["EU", "OHCHR", "OHCHR"]),
        ("UNICEF, the UN Population Fund and UN Women", ["UNICEF", "UNFPA", "UNWOMEN"]),
        ("French Polynesia, New Caledonia and France", ["PYF", "NCL", "FRA"]),
        ("the U.S. Export-Import Bank and the United States", ["EXIMUS", "USA"]),
        ("the Council of Europe Development Bank and the Council of Europe", ["CEBANK", "COE"]),
    ],
)
def test_who_is_found(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_a_long_form_is_one_mention() -> None:
    text = "With the Kingdom of Thailand."
    (mention,) = atlas.find(text)
    assert text[mention.start : mention.end] == "Kingdom of Thailand"
    assert mention.name == "Thailand"


@given(st.text(alphabet=string.ascii_letters + " .,'-\nUSéKorea", max_size=200))
def test_mentions_are_in_order_apart_and_never_an_error(text: str) -> None:
    found = atlas.find(text)
    assert all(left.end <= right.start for left, right in pairwise(found))
    assert all(0 <= mention.start < mention.end <= len(text) for mention in found)
    assert atlas.find(text) == found


def test_nobody_of_the_list_speaks_for_two() -> None:
    rows = (Path(atlas.__file__).with_name("lexicon") / "people.tsv").read_text("utf-8").splitlines()[1:]
    listed = [(name, code) for code, names in (row.split("\t") for row in rows) for name in names.split("|")]
    assert {code for _, code in listed} <= set(atlas.parties())
    owners = Counter(name for name, _ in listed)
    assert [name for name, count in owners.items() if count > 1] == []


@pytest.mark.parametrize("party", [p for p in atlas.parties().values() if p.kind in ("country", "body")], ids=lambda p: p.code)
def test_every_country_and_body_is_bound_by_what_it_says_it_will_do(party: atlas.Party) -> None:
    other = "Norway" if party.name != "Norway" else "Japan"
    for name in (party.name, *party.names):
        the = "" if party.kind == "country" or name.isupper() else "The "
        found = extract(f"Talks between {name} and {other}.\n{the}{name} will open a school in Lagos.")
        assert [leaf.parties for leaf in found.leaves] == [(party.name,)], name
