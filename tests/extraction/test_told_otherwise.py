"""Promises told in words that no readout needs but some use: whole sentences, who is bound, and the words that say what."""

from __future__ import annotations

import pytest

from tracker.extraction.pipeline import extract

TALKS = "Joint Statement of Peru and Algeria\nPresident Ana Rojas of Peru met President Omar Ali of Algeria in Algiers.\n"
BOTH = ("Peru", "Algeria")


@pytest.mark.parametrize(
    ("sentence", "quote", "bound"),
    [
        ("Direct flights start on 5 May.", "Direct flights start on 5 May", ()),
        ("The working group meets next in Lima on 5 May.", "The working group meets next in Lima on 5 May", ()),
        ("Peru is, in cooperation with Algeria, to build a hospital in Oran.", "build a hospital in Oran", ("Peru",)),
        ("The ministers have been asked to report back by June.", "asked to report back by June", ()),
        ("The ministries were given until June to draw up a list.", "draw up a list", ()),
        ("The experts have six months to draw up a list.", "draw up a list", ()),
        ("It falls to Peru to convene the next meeting.", "convene the next meeting", ("Peru",)),
        ("Algeria was put in charge of drafting the plan by June.", "drafting the plan by June", ("Algeria",)),
        ("A target of $5 billion in trade by 2030 was set.", "A target of $5 billion in trade by 2030", ()),
        ("The two sides are aiming for $5 billion in trade by 2030.", "$5 billion in trade by 2030", BOTH),
        ("Peru responded positively to a request to train 200 nurses.", "train 200 nurses", ("Peru",)),
        ("The proposal to open a consulate in Oran was accepted.", "open a consulate in Oran", ()),
        ("Peru has no objection to the construction of a dam.", "the construction of a dam", ("Peru",)),
        ("Algeria was promised 200 buses by May.", "200 buses by May", ("Peru",)),
        ("Peru has been offered a loan of $50 million.", "a loan of $50 million", ("Algeria",)),
        ("A second loan will follow in May.", "A second loan will follow in May", ()),
        ("It has been agreed between us to widen the talks on water.", "widen the talks on water", BOTH),
        ("There was also agreement on training nurses.", "training nurses", BOTH),
        ("There was agreement to build a railway.", "build a railway", BOTH),
        ("President Ali was met by President Rojas, who promised to train 200 nurses.", "train 200 nurses", ("Peru",)),
        ("Any attack on Peru would be met with a swift response.", "Any attack on Peru would be met with a swift response", ()),
        ("They agreed that it would be useful to hold a forum in May.", "hold a forum in May", BOTH),
        ("Plans were drawn up by both sides to widen the canal.", "widen the canal", ()),
        ("The plan is to resume the surveys.", "resume the surveys", ()),
        ("They announced new exchange schemes in education.", "new exchange schemes in education", BOTH),
        ("They came to the shared view that it would be expedient to end the 2002 pact.", "end the 2002 pact", BOTH),
        (
            "They said that Peru will keep in touch with Mali and the wider world should the attacks resume.",
            "keep in touch with Mali and the wider world should the attacks resume",
            ("Peru",),
        ),
        ("The two sides remain firm in their commitment to train nurses.", "train nurses", BOTH),
        (
            "They agreed that no troops of Peru will remain in Oran after May.",
            "no troops of Peru will remain in Oran after May",
            (),
        ),
        ("Peru stands by its pledge to fund a bank and keeps urging others to follow.", "fund a bank", ("Peru",)),
        (
            "The two sides took the opportunity to renew, in clearer terms, the pledge of Peru to guard the port.",
            "guard the port",
            ("Peru",),
        ),
        ("The Minister of Peru will be in Oran on 11 May to sign a pact.", "be in Oran on 11 May to sign a pact", ("Peru",)),
        ("Aware that these means will mature only if they are used, the two sides agreed to train nurses.", "train nurses", BOTH),
        (
            "They renewed their pledge not to use force against each other, as well as their attachment to dialogue.",
            "use force against each other",
            BOTH,
        ),
        (
            "Algeria and Peru stressed that any attack on Chad will meet with a united response.",
            "any attack on Chad will meet with a united response",
            ("Algeria", "Peru"),
        ),
        ("Building on what was done since the flood in Oran, Peru will train 200 nurses.", "train 200 nurses", ("Peru",)),
        ("Conscious of the challenges that lie ahead, the two sides agreed to train nurses.", "train nurses", BOTH),
        (
            "They voiced the wish for the early signing of an accord on tax.",
            "wish for the early signing of an accord on tax",
            BOTH,
        ),
        (
            "President Rojas thanked President Ali for his invitation to visit Oran in May.",
            "his invitation to visit Oran in May",
            ("Algeria",),
        ),
        ("They praised the fund, whose aim is to train 200 nurses.", "train 200 nurses", ()),
        ("Guided by the commitment of President Ali to build a bridge, they praised his work.", "build a bridge", ("Algeria",)),
        ("The Minister drew attention to Peru's commitment to training nurses in Oran.", "training nurses in Oran", ("Peru",)),
        (
            "They discussed the sea, including President Ali's commitment to fund a bank, and the current work of Peru in Oran.",
            "fund a bank",
            ("Algeria",),
        ),
        (
            "They are committed to cutting emissions by opening parks, urging others to follow, and working on rules.",
            "cutting emissions by opening parks, urging others to follow, and working on rules",
            BOTH,
        ),
        ("Leaders hailed the decision taken by trade ministers of Algeria to set up a fund.", "set up a fund", ("Algeria",)),
        ("It was agreed that the Foreign Minister of Peru will travel to Algiers.", "travel to Algiers", ("Peru",)),
        ("The gas agreement covers the purchase of gas by Peru.", "the purchase of gas by Peru", ()),
        (
            "They undertook to go on consulting each other while the scheme is phased in.",
            "go on consulting each other while the scheme is phased in",
            BOTH,
        ),
        (
            "Peru will keep clearing mines in Oran, President Rojas added, so that farms may thrive.",
            "keep clearing mines in Oran",
            (),
        ),
        ("They praised the forum, with Peru due to host it in May.", "host it in May", ("Peru",)),
        ("Let me say that we will build a port in Oran.", "build a port in Oran", ()),
        ("Peru renewed its commitment to the Five Power Arrangements.", "commitment to the Five Power Arrangements", ("Peru",)),
        (
            "Recalling that talks have ended, and voicing their joy, Peru and Algeria agreed to expand trade in grain.",
            "expand trade in grain",
            BOTH,
        ),
    ],
)
def test_it_is_heard(sentence: str, quote: str, bound: tuple[str, ...]) -> None:
    (leaf,) = extract(TALKS + sentence).leaves
    assert leaf.quote == quote
    assert not bound or leaf.parties == bound


@pytest.mark.parametrize(
    "sentence",
    [
        "Iran was told to stop its tests.",
        "The proposal to open a consulate was rejected.",
        "The ministers were asked about the list.",
        "A target of $5 billion was missed.",
        "The talks start with a song.",
        "We will now turn to the second question.",
        "It will take time to solve this problem.",
        "No one will benefit from a new war.",
        "You will agree with me that this is a success.",
        "Distinguished guests,\nYou will recall the Lima Accord.",
        "Our ministers will be sharing its contents with you.",
        "I want to state clearly that the blame lies with the rebels.",
        "Under that text, the border was to be opened.",
        "The ministers discussed trade, including their shared commitment to cutting tariffs on grain.",
        "Peru stands behind the right of Chad to restore order.",
        "They stand ready to open a new and brighter chapter in bilateral ties.",
        "They agreed to go on backing one another at international fora.",
        "The text suggests a division once they have agreed how that line is to be drawn.",
        "Co-chaired by Ana Rojas and Omar Ali, the Consultations sought to bring the two economies closer.",
        "They agreed to publish this joint press release.",
        "They have agreed to make public the following statement.",
        "They renewed their aspiration to a region in which every state can thrive.",
        "They opened the commission, which the two Presidents had decided to create in 2023.",
        "They assessed what has been achieved under their joint commitment to keep the strait safe.",
        "Peru has every intention of strengthening its own position.",
        "Peru expressed its backing for a Gulf that is open and stable.",
        "They agreed to recognise the Border Office as the channel for such matters.",
        "They will strive to carry forward their work on roads, in particular to:",
        "Peru thanked Algeria for its latest contribution of $4 million to the school fund.",
        "Peru is committed to the defence of Chad's independence, sovereignty and unity.",
        "History will judge.",
        "Topics for discussion will include trade and energy.",
        "A press conference will be held after the talks.",
        "The talks will be held behind closed doors.",
        "If it goes on like this, we will set a record.",
        "Of course, we will do so if anybody asks for it.",
        "They agreed to work together towards a sustainable and prosperous future for Peru.",
        "Algeria supports Peru in its bid to host the games.",
        "The two sides agreed to properly handle differences.",
    ],
)
def test_no_promise_is_heard_in_what_only_sounds_like_one(sentence: str) -> None:
    assert extract(TALKS + sentence).leaves == ()


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("A consulate will open in Oran next year.", "Open a consulate in Oran next year"),
        ("Work on the bridge will begin in May.", "Begin work on the bridge in May"),
        ("A second loan will follow in May.", "A second loan to follow in May"),
        ("The working group meets next in Lima on 5 May.", "Working group meets next in Lima on 5 May"),
    ],
)
def test_a_thing_that_acts_keeps_its_name_in_the_title(sentence: str, title: str) -> None:
    (leaf,) = extract(TALKS + sentence).leaves
    assert leaf.title == title


@pytest.mark.parametrize(
    "said",
    [
        "Ms Rojas made it known that",
        "Ms Rojas let it be known that",
        "Ms Rojas went on to say that",
        "Mr Ali was pleased to hear that",
        "The meeting heard that",
        "Word came that",
    ],
)
def test_who_says_it_is_heard_in_any_words_of_saying(said: str) -> None:
    (leaf,) = extract(f"{TALKS}{said} Peru would open a consulate in Oran.").leaves
    assert (leaf.quote, leaf.parties) == ("open a consulate in Oran", ("Peru",))


@pytest.mark.parametrize("saying", ["the minister added", "she said", "President Rojas confirmed"])
def test_who_says_it_between_subject_and_verb_is_no_part_of_the_title(saying: str) -> None:
    (leaf,) = extract(f"{TALKS}A consulate, {saying}, will be opened in Oran in May.").leaves
    assert leaf.title == "Open a consulate in Oran in May"


@pytest.mark.parametrize("noun", ["training", "places"])
def test_a_noun_that_looks_like_a_verb_stays_a_noun_in_the_title(noun: str) -> None:
    (leaf,) = extract(f"{TALKS}Ms Rojas offered {noun} for 200 nurses.").leaves
    assert leaf.title == f"{noun.capitalize()} for 200 nurses"


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "The Agreement shall enter into force 30 days after the last note.",
            "Agreement to enter into force 30 days after the last note",
        ),
        ("The agreement will remain in force until 2030.", "Agreement to remain in force until 2030"),
        ("It is envisaged that the plant will produce 2 million tonnes a year.", "Plant to produce 2 million tonnes a year"),
        ("Cooperation will continue in vaccine research.", "Continue cooperation in vaccine research"),
        ("The ambassador assured his country's support for the project.", "Support for the project"),
        ("Algeria will as always firmly support Peru on issues of water.", "Support Peru on issues of water"),
        ("The Summit mandated the Secretariat to finalise the protocol.", "Mandate the Secretariat to finalise the protocol"),
    ],
)
def test_what_a_thing_does_is_told_with_its_name_and_what_somebody_does_by_its_verb(sentence: str, title: str) -> None:
    (leaf,) = extract(TALKS + sentence).leaves
    assert leaf.title == title


@pytest.mark.parametrize(
    "sentence",
    [
        "The Council affirmed the keenness of the member states to strengthen cooperation in energy.",
        "The Sides expressed interest in the construction of a terminal.",
    ],
)
def test_communiques_are_heard_in_their_own_style(sentence: str) -> None:
    assert len(extract(TALKS + sentence).leaves) == 1


@pytest.mark.parametrize(
    ("sentence", "quote", "bound"),
    [
        ("They urged the Senior Officials to finish the plan.", "urged the Senior Officials to finish the plan", BOTH),
        ("They called on the joint commission to meet in May.", "called on the joint commission to meet in May", BOTH),
        ("Peru welcomed Mr Ali's suggestion of starting talks on trade.", "starting talks on trade", ("Algeria",)),
        ("Peru proposed a joint project for Cusco.", "a joint project for Cusco", ("Peru",)),
        (
            "They directed the specialised bodies, technical councils, and all their agencies to finish the list.",
            "finish the list",
            BOTH,
        ),
    ],
)
def test_who_is_urged_proposes_or_is_directed(sentence: str, quote: str, bound: tuple[str, ...]) -> None:
    (leaf,) = extract(TALKS + sentence).leaves
    assert (leaf.quote, leaf.parties) == (quote, bound)


@pytest.mark.parametrize(
    ("sentence", "quotes", "bound"),
    [
        (
            "Ms Rojas extended an invitation on behalf of President Paz for President Ali to visit Lima.",
            ["extended an invitation on behalf of President Paz for President Ali to visit Lima"],
            ("Peru",),
        ),
        (
            "The two sides are also interested in closer cooperation on climate.",
            ["closer cooperation on climate"],
            BOTH,
        ),
        ("Peru has a keen interest in the development of the port.", ["the development of the port"], ("Peru",)),
        ("President Rojas said that the government's objective is to double trade by 2030.", ["double trade by 2030"], ("Peru",)),
        (
            "Peru reiterated its support for the reforms in Algeria and for the defence of its borders.",
            ["support for the reforms in Algeria", "the defence of its borders"],
            ("Peru",),
        ),
        (
            "Peru reiterated its support for achieving a comprehensive, just and lasting settlement under the treaty.",
            ["support for achieving a comprehensive, just and lasting settlement under the treaty"],
            ("Peru",),
        ),
        (
            "President Rojas reassured the IMF of the government's commitment to completing the reviews.",
            ["completing the reviews"],
            ("Peru",),
        ),
    ],
)
def test_interest_support_and_aims_are_told_whole_and_bind_whose_they_are(
    sentence: str, quotes: list[str], bound: tuple[str, ...]
) -> None:
    leaves = extract(TALKS + sentence).leaves
    assert [leaf.quote for leaf in leaves] == quotes
    assert {leaf.parties for leaf in leaves} == {bound}


@pytest.mark.parametrize(
    "sentence",
    [
        "No visit is planned.",
        "No new talks are being planned.",
        "They agreed that criminals may cross the border at night.",
        "They agreed on tools that schools can use today.",
        "There will be a press conference at the end of the talks.",
        "They agreed that drugs and crime take a heavy toll.",
        "The inquiry determined that imports increase the cost of living.",
        "Peru announced the results of the measures taken last year, including closing two crossings.",
        "The minister denied that a decision had been made to expel the envoy.",
        "They asked whether agreement had been reached on sharing water.",
        "Travellers will need visas for Peru.",
        "Algerian citizens can already visit Peru visa-free.",
        "Since 3 May citizens of Peru may stay in Algeria without a visa for up to ten days.",
        "He apologised, which was accepted.",
        "The parties were asked to exercise restraint.",
        "The aid was directed to help the victims of the flood.",
        "Also agreed upon was the need for restraint.",
        "Peru announced to local farmers that prices had risen.",
        "He gave assurances of having met the chiefs.",
        "Only through dialogue will peace be found.",
    ],
)
def test_what_happens_is_denied_or_is_past_is_no_promise(sentence: str) -> None:
    assert extract(TALKS + sentence).leaves == ()


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        ("Peru had already signed the accord and would ratify it in May.", ["ratify it in May"]),
        (
            "They welcomed Peru's offer to the Algerian Government to train 20 nurses.",
            ["offer to the Algerian Government to train 20 nurses"],
        ),
        (
            "Additional information on the reefs will be made available to the Algerian side by June.",
            ["Additional information on the reefs will be made available to the Algerian side by June"],
        ),
    ],
)
def test_what_only_looks_like_an_arrangement_or_like_the_past_stands(sentence: str, quotes: list[str]) -> None:
    assert [leaf.quote for leaf in extract(TALKS + sentence).leaves] == quotes


def test_a_promise_whose_end_holds_no_word_is_read() -> None:
    assert len(extract("The road will start _.", title="Peru and Chad").leaves) == 1


def test_what_follows_after_that_is_a_promise_of_its_own() -> None:
    leaves = extract(f"{TALKS}They said that a truce will be announced in May, and after that the border will be opened.").leaves
    assert [leaf.quote for leaf in leaves] == ["a truce will be announced in May", "the border will be opened"]


def test_a_wish_put_before_the_main_clause_ends_with_its_own_words() -> None:
    leaves = extract(
        f"{TALKS}Recalling that talks have ended, and recording their desire for the early signature of a protocol, "
        "Peru and Algeria agreed to expand trade in grain."
    ).leaves
    assert [leaf.quote for leaf in leaves] == ["desire for the early signature of a protocol", "expand trade in grain"]


@pytest.mark.parametrize("said", ["This was stated by the Foreign Minister of Peru.", "President Rojas made this known in Lima."])
def test_a_headline_counts_where_the_text_only_says_who_said_so(said: str) -> None:
    headline = "Peru and Algeria have agreed to set up a joint bank"
    text = f"{headline}\n{said}\nIts seat will be in Lima."
    assert extract(text).leaves[0].quote == "set up a joint bank"


@pytest.mark.parametrize(
    "name",
    [
        "Ahmed al-Sharif",
        "Óscar Núñez",
        "Şerif Öz",
        "Inés Montes de Oca",
        "Abdul Rahman bin Faisal",
        "Ursula von der Mark",
        "İlham Çelik",
    ],
)
@pytest.mark.parametrize(
    "sentence",
    [
        "President {} promised to build a bridge in Oran.",
        "They welcomed the commitment of President {} to build a bridge in Oran.",
        "President {}, who visited the port, pledged to build a bridge in Oran.",
        "It was agreed with President {} to build a bridge in Oran.",
    ],
)
def test_a_name_is_a_name_whatever_its_letters(name: str, sentence: str) -> None:
    head = f"Readout\nPresident {name} of Peru met President Omar Ali of Algeria in Algiers.\n"
    (leaf,) = extract(head + sentence.format(name)).leaves
    assert leaf.quote == "build a bridge in Oran"
    assert "Peru" in leaf.parties


@pytest.mark.parametrize("country", ["Chile", "the Democratic Republic of the Congo", "Côte d'Ivoire", "Bosnia and Herzegovina"])
def test_what_is_agreed_between_two_binds_both(country: str) -> None:
    head = f"Readout\nThe Foreign Minister of Peru met the Foreign Minister of {country} in Lima.\n"
    (leaf,) = extract(f"{head}It was agreed between Peru and {country} to hold a forum.").leaves
    assert len(leaf.parties) == 2
