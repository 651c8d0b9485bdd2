"""Whoever is introduced beside an office, a delegation or a counterpart speaks for that country from then on."""

from __future__ import annotations

import pytest

from tracker.extraction import extract

ACT = "build two hospitals in Tamale by 2031"


def bound(text: str) -> set[str]:
    leaves = [leaf for leaf in extract(text).leaves if "hospitals" in leaf.quote]
    assert leaves, text
    return set(leaves[-1].parties)


@pytest.mark.parametrize(
    "introduction",
    [
        "Grace Akello, President of Uganda, met Jan Nowak, President of Poland, in Geneva.",
        "Grace Akello, the President of Uganda, and Jan Nowak, the President of Poland, met in Geneva.",
        "A meeting was held between Grace Akello, Minister of Health of Uganda, and Jan Nowak, Minister of Health of Poland.",
        "The talks were chaired by Grace Akello, Ugandan Foreign Minister, and Jan Nowak, Polish Foreign Minister.",
        "At the invitation of H.E. Grace Akello, President of the Republic of Uganda, H.E. Jan Nowak, President of the Republic "
        "of Poland, paid an official visit.",
        "On 3 March Grace Akello, Foreign Minister of Uganda, received Jan Nowak, Speaker of the Parliament of Poland.",
        "Ugandan Foreign Minister Grace Akello received Jan Nowak, the Ambassador of Poland.",
        "Ugandan Foreign Minister Grace Akello met Jan Nowak, who is the Polish Minister of Trade.",
        "Ugandan Foreign Minister Grace Akello met Poland's new envoy, Jan Nowak.",
        "Ugandan Foreign Minister Grace Akello met her counterpart from Poland, Jan Nowak.",
        "Ugandan Foreign Minister Grace Akello received a delegation from Poland led by Minister Jan Nowak.",
        "Ugandan Foreign Minister Grace Akello received a Polish delegation led by Jan Nowak.",
        "Ugandan Foreign Minister Grace Akello met Polish national security adviser Jan Nowak.",
    ],
)
@pytest.mark.parametrize(
    ("who", "expected"),
    [("Nowak", {"Poland"}), ("Mr Nowak", {"Poland"}), ("Akello", {"Uganda"}), ("Akello and Nowak", {"Uganda", "Poland"})],
)
def test_who_is_introduced_is_known(introduction: str, who: str, expected: set[str]) -> None:
    assert bound(f"{introduction}\n{who} pledged to {ACT}.\n") == expected


def test_a_name_right_behind_an_office_is_that_of_its_holder() -> None:
    text = "Peruvian officials met with Grace Akello, Polish President Jan Nowak and others.\n"
    assert bound(f"{text}President Nowak pledged to {ACT}.\n") == {"Poland"}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Joint Statement of Norway and France\nThe Foreign Ministers of Norway and France met in Bergen.\nParis", "France"),
        ("Joint Statement of Norway and Tunisia\nThe Foreign Ministers of Norway and Tunisia met in Bergen.\nTunis", "Tunisia"),
        ("President Ana Rojas of Peru met President Omar Ali of Algeria.\nRojas", "Peru"),
    ],
)
def test_a_capital_or_surname_in_s_is_no_plural(text: str, party: str) -> None:
    assert bound(f"{text} will {ACT}.\n") == {party}
    assert bound(f"{text} pledged to {ACT}.\n") == {party}


def test_a_plural_at_the_head_of_a_sentence_promises_nothing() -> None:
    assert not extract("President Ana Rojas of Peru met President Omar Ali of Algeria.\nExports will build up by 2031.\n").leaves
