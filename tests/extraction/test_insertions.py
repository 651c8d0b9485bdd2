"""What is put in between a subject and its verb adds nobody, save those together with whom the subject acts."""

from __future__ import annotations

import pytest

from tracker.extraction import extract

HEAD = (
    "Joint Statement of Kenya and Poland\n"
    "Minister of Health Amina Odhiambo of Kenya met Minister of Health Jan Nowak of Poland in Geneva on 3 March 2029.\n"
)
BOTH = {"Kenya", "Poland"}


@pytest.mark.parametrize("verb", ["will", "agreed to", "intends to"])
@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Poland, the host of the talks,", {"Poland"}),
        ("Poland, Kenya's largest partner,", {"Poland"}),
        ("Poland, as a member of the European Union,", {"Poland"}),
        ("Poland, thanking Kenya for its support,", {"Poland"}),
        ("Poland, unlike Kenya,", {"Poland"}),
        ("On the Polish side, the Ministry of Health", {"Poland"}),
        ("From Poland, the Ministry of Health", {"Poland"}),
        ("In Warsaw, the Ministry of Health", {"Poland"}),
        ("Poland itself", {"Poland"}),
        ("Poland's top diplomat", {"Poland"}),
        ("Kenya's air force", {"Kenya"}),
        ("Her guest", {"Poland"}),
        ("Minister Odhiambo and her counterpart", BOTH),
        ("Kenya, jointly with Poland,", BOTH),
        ("Kenya along with Poland", BOTH),
        ("Not only Kenya but also Poland", BOTH),
        ("The co-chairs", BOTH),
        ("The Joint Commission", BOTH),
        ("The respective ministries", BOTH),
    ],
)
def test_the_subject_is_bound_and_not_who_is_named_in_passing(subject: str, expected: set[str], verb: str) -> None:
    leaves = extract(f"{HEAD}{subject} {verb} build a school in Tamale by 2031.\n").leaves
    assert [set(leaf.parties) for leaf in leaves] == [expected]


@pytest.mark.parametrize("inserted", ["the Minister said", "it was noted", "he stressed", "if Kenya agrees"])
def test_a_clause_put_in_adds_nobody(inserted: str) -> None:
    leaves = extract(f"{HEAD}Poland, {inserted}, will build a school in Tamale by 2031.\n").leaves
    assert [leaf.parties for leaf in leaves] == [("Poland",)]


def test_an_announcement_binds_the_one_by_whom_it_is() -> None:
    leaves = extract(f"{HEAD}Kenya welcomed the announcement by Poland that it would build a school in Tamale by 2031.\n").leaves
    assert [leaf.parties for leaf in leaves] == [("Poland",)]


@pytest.mark.parametrize("words", ["Santiago will", "Norway welcomed Santiago's decision to"])
def test_a_town_alone_stands_for_its_country(words: str) -> None:
    head = "Joint Statement of Norway and Chile\nThe Foreign Ministers of Norway and Chile met in Bergen.\n"
    leaves = extract(f"{head}{words} build a school in Tamale by 2031.\n").leaves
    assert [leaf.parties for leaf in leaves] == [("Chile",)]
