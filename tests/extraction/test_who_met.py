"""Who takes part where many do, and whom words for two mean there: lists of signatories and guests, one meeting of several."""

from __future__ import annotations

import pytest

from tracker.extraction import extract

THREE = (("Peru", "Algeria", "Kenya"), ("Chile", "the Philippines", "Norway"))
ACT = "open a joint centre in 2027."


def bound(text: str) -> set[str]:
    leaves = extract(text).leaves
    assert leaves, text
    return set(leaves[-1].parties)


def names(*parties: str) -> set[str]:
    return {party.removeprefix("the ") for party in parties}


@pytest.mark.parametrize("parties", THREE)
@pytest.mark.parametrize("by", ["was released by the Governments of", "was issued jointly by the Foreign Ministers of"])
@pytest.mark.parametrize("ends", [" on the occasion of the Egypt-Sudan talks.", ":", " following the Egypt-Sudan accord."])
def test_a_statement_is_theirs_by_whom_it_was_released(parties: tuple[str, ...], by: str, ends: str) -> None:
    row = "{}, {}, and {}".format(*parties)
    text = f"Statement on the Egypt-Sudan Accord\n\nThe text of the following statement {by} {row}{ends}\n\nWe will {ACT}"
    assert bound(text) == names(*parties)


@pytest.mark.parametrize("parties", THREE)
@pytest.mark.parametrize(
    "came",
    [
        "Twelve partners joined for this meeting, including {}, {} and {}.",
        "Representatives of {}, {} and {} took part in the meeting.",
        "Participants included {}, {} and {}.",
    ],
)
def test_guests_that_are_listed_take_part(parties: tuple[str, ...], came: str) -> None:
    head = "Readout of the Ministerial\n\nForeign Minister Adil Sharma of Guyana hosted a ministerial on crime in Georgetown."
    assert bound(f"{head} {came.format(*parties)}\n\nThe participants agreed to {ACT}") == names("Guyana", *parties)


@pytest.mark.parametrize("who", ["her counterparts from", "the Foreign Ministers of", "her colleagues from"])
@pytest.mark.parametrize("parties", THREE)
def test_all_who_were_met_take_part(parties: tuple[str, ...], who: str) -> None:
    row = "{}, {} and {}".format(*parties)
    text = f"Foreign Minister Retno Adil of Guyana held talks with {who} {row}.\n\nThe ministers agreed to {ACT}"
    assert bound(text) == names("Guyana", *parties)


@pytest.mark.parametrize("met", range(3))
@pytest.mark.parametrize("parties", THREE)
@pytest.mark.parametrize("pair", ["both sides", "the two ministers", "they", "the two countries"])
@pytest.mark.parametrize(
    "opening",
    [
        "During the bilateral meeting with the Foreign Minister of {}, ",
        "Moreover, in talks with the {} side, ",
        "During the meeting between Minister Adil and Foreign Minister Karl Onde of {}, ",
        "Minister Adil then met with Foreign Minister Karl Onde of {}. ",
    ],
)
def test_of_several_meetings_two_are_those_of_the_one_told(parties: tuple[str, ...], met: int, pair: str, opening: str) -> None:
    head = (
        "Foreign Minister Retno Adil of Guyana held meetings with the Foreign Ministers of {}, {} and {}.\n\nAll were in Lima. "
    )
    opens = opening.format(parties[met])
    pair = pair[0].upper() + pair[1:] if opens.endswith(". ") else pair
    assert bound(f"{head.format(*parties)}{opens}{pair} agreed to {ACT}") == names("Guyana", parties[met])


def test_a_talk_with_all_of_them_is_no_meeting_of_two() -> None:
    met = "Foreign Minister Retno Adil of Guyana held talks with the Ministers of Peru, Algeria and Kenya."
    assert bound(f"{met} They agreed to {ACT}") == {"Guyana", "Peru", "Algeria", "Kenya"}


@pytest.mark.parametrize("heading", ["Telephone conversation with Anna Rost, Karl Onde and Petra Vasik", "Conversation of four"])
def test_persons_without_a_country_in_the_title_are_named_with_it_below(heading: str) -> None:
    met = "with Chancellor of Austria Anna Rost, President of Chile Karl Onde and President of Kenya Petra Vasik on Sudan"
    text = f"{heading}\n\nPresident Samia Suluhu of Tanzania had a conversation {met}.\n\nThe leaders agreed to {ACT}"
    assert bound(text) == {"Tanzania", "Austria", "Chile", "Kenya"}


@pytest.mark.parametrize(
    ("two", "expected"),
    [("Mr Obama and Mr Medvedev", {"United States", "Russia"}), ("Ms Merkel and Mr Modi", {"Germany", "India"})],
)
def test_well_known_people_without_an_office_take_part(two: str, expected: set[str]) -> None:
    talk = "discussed the next G-20 meeting in Lisbon and the situation in Sudan."
    later = "Sudanese authorities block the aid. Sudan must act. The Sudanese government must open the roads."
    assert bound(f"{two} {talk} They agreed to exchange lists of detainees in April.\n\n{later}") == expected


@pytest.mark.parametrize("called", ["(the Parties)", '(collectively "the Parties")', "(hereinafter the Parties)"])
def test_the_parties_are_those_whom_the_text_calls_so(called: str) -> None:
    head = "The text of this statement was released by the Governments of Qatar, Togo, Chad and Niger."
    met = f"Representatives of Chad and Niger {called} met along with Qatar and Togo."
    text = f"Statement on Lake Chad\n\n{head}\n\n{met} The parties agreed to {ACT}"
    assert bound(text) == {"Chad", "Niger"}


@pytest.mark.parametrize("said", ["announced that", "signalled to us today that", "said", "has indicated that"])
@pytest.mark.parametrize("will", ["will", "would also want to", "intend to"])
def test_they_are_the_country_that_said_what_they_will_do(said: str, will: str) -> None:
    head = "Joint statement\n\nThe Foreign Ministers of Peru, Algeria and Kenya met in Lima."
    assert bound(f"{head} Algeria {said} they {will} {ACT}") == {"Algeria"}
    assert bound(f"{head} Minister Rojas of Peru {said} they {will} {ACT}") == {"Peru", "Algeria", "Kenya"}


@pytest.mark.parametrize("pair", ["Peru's and Algeria's shared", "Peru and Algeria's shared", "Peru’s and Algeria’s"])
@pytest.mark.parametrize("verb", ["it reaffirms", "the ministers reiterated", "the ministers welcomed"])
def test_both_are_bound_by_what_both_are_determined_to_do(pair: str, verb: str) -> None:
    head = "Readout\n\nThe Foreign Ministers of Peru, Algeria and Kenya met in Lima."
    assert bound(f"{head} The dialogue was useful, and {verb} {pair} determination to {ACT}") == {"Peru", "Algeria"}


@pytest.mark.parametrize("party", ["Trinidad and Tobago", "Bosnia and Herzegovina", "Antigua and Barbuda"])
def test_a_country_is_no_organ_of_the_first_word_of_its_name(party: str) -> None:
    assert bound(f"Joint Statement of {party} and Peru\n\nThe two sides agreed to {ACT}") == {party, "Peru"}


@pytest.mark.parametrize("people", ["People s", "Peoples", "People´s", "People` s", "People"])
def test_china_is_china_without_its_apostrophe(people: str) -> None:
    text = f"Joint Communiqué of the {people} Republic of China and Nepal\n\nThe two sides agreed to {ACT}"
    assert bound(text) == {"China", "Nepal"}


def test_the_summit_of_a_continent_binds_its_three() -> None:
    text = f"North American Leaders’ Summit: Key Deliverables\n\nOur three countries agreed to {ACT}"
    assert bound(text) == {"Canada", "Mexico", "United States"}


@pytest.mark.parametrize("row", ["Haiti, Chile, and Nepal", "Haiti, the Dominican Republic, and El Salvador", "Haiti and Nepal"])
@pytest.mark.parametrize("joint", [", and to", " and to", ", and"])
def test_the_last_of_a_list_does_not_do_what_follows_it(row: str, joint: str) -> None:
    head = "Joint Statement of Peru and Algeria\n\nThe ministers met in Lima."
    assert bound(f"{head} Peru and Algeria plan to open a fund with {row}{joint} train 20 nurses in 2027.") == {"Peru", "Algeria"}


def test_another_does_what_they_are_named_to_do() -> None:
    assert bound("Joint Statement of Peru and Algeria\n\nPeru will open a fund, and Algeria to train 20 nurses.") == {"Algeria"}


@pytest.mark.parametrize("forum", ["G20", "APEC", "OECD", "WTO"])
@pytest.mark.parametrize("where", ["under the {0}", "in the frameworks of the United Nations, {0} and SCO", "within the {0}"])
@pytest.mark.parametrize("last", ["during Peru's {0} presidency", "in leading {0} efforts", "at the next {0} meeting"])
def test_where_something_is_done_is_not_who_takes_part(forum: str, where: str, last: str) -> None:
    both = f"Both sides decided to {ACT[:-1]} {where.format(forum)}."
    text = f"Both sides commended progress in law. Peru welcomed the Algerian commitment to work with Peru {last.format(forum)}."
    more = f"Work within the {forum} goes on, as does that of experts in the {forum}. Much was done under the {forum}."
    assert bound(f"{text} {more} {both}") == {"Peru", "Algeria"}


@pytest.mark.parametrize("both", ["", "Both ", "In a joint statement, both "])
@pytest.mark.parametrize(
    "ours", ["Prime Minister Omar Vega", "Foreign Minister Ana Rojas", "President Vega", "Minister of Trade Ana Rojas"]
)
@pytest.mark.parametrize(
    "theirs",
    ["Algerian president Ali Haddad", "Algerian Foreign Minister Ali Haddad", "Algeria's Ali Haddad", "the President of Algeria"],
)
def test_an_official_of_no_named_country_is_the_writers_own(both: str, ours: str, theirs: str) -> None:
    (leaf,) = extract(f"Peru and Algeria hold talks\n{both}{ours} and {theirs} agreed to open a centre in Cusco.\n").leaves
    assert set(leaf.parties) == {"Peru", "Algeria"}


@pytest.mark.parametrize("office", ["president", "president-elect", "king", "trade minister", "premier"])
@pytest.mark.parametrize(("whose", "bound"), [("Algerian", "Algeria"), ("Algeria's", "Algeria"), ("Peruvian", "Peru")])
@pytest.mark.parametrize("name", ["Ali Belkadi", "Ali Haddad"])
def test_an_office_in_small_letters_tells_whose_somebody_is(office: str, whose: str, bound: str, name: str) -> None:
    other = "Peru" if bound == "Algeria" else "Algeria"
    text = f"Peru and Algeria hold talks\nThe President of {other} met {whose} {office} {name} on Tuesday.\n"
    (leaf,) = extract(f"{text}{name.split()[1]} pledged to open a centre in Cusco.\n").leaves
    assert leaf.parties == (bound,)


@pytest.mark.parametrize("who", ["Peru", "Algeria"])
@pytest.mark.parametrize("says", ["will", "are on track to", "have agreed to", "intend to"])
def test_for_ones_part_we_is_one(who: str, says: str) -> None:
    (leaf,) = extract(f"Peru and Algeria hold talks\nFor {who}'s part, we {says} open the port by May.\n").leaves
    assert leaf.parties == (who,)


@pytest.mark.parametrize(
    "line", ["Peru-Chile-Kenya railway", "Peru–Chile–Kenya gas pipeline", "Peru - Chile - Kenya transport corridor"]
)
@pytest.mark.parametrize("title", ["Talks on the {} begin", "Peru and Chile discuss the {}", "Negotiations on {}"])
def test_those_whom_a_line_joins_take_no_part_for_it(title: str, line: str) -> None:
    text = f"{title.format(line)}\nThe Presidents of Peru and Chile met in Lima. The two sides agreed to {ACT}"
    assert bound(text) == {"Peru", "Chile"}


@pytest.mark.parametrize("line", ["Peru-Chile-Kenya railway", "Peru–Chile–Kenya gas pipeline"])
def test_those_whom_a_line_joins_take_part_where_nobody_else_does(line: str) -> None:
    assert bound(f"Work on the {line} begins in May\nThe parties intend to {ACT}") == {"Peru", "Chile", "Kenya"}
