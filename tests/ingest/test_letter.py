"""Of a mail the words of its sender, or what it forwards: no signature, no footer, no earlier mail that it answers."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.ingest.builders import BODY, mail
from tracker.ingest import read_each
from tracker.ingest.read import Reading

TALKS = "\n\n".join(BODY)
HEAD = "From: Press Office <press@ministry.example>\nDate: Thu, 4 May 2023 17:40:00 +0300\nSubject: Talks in Nairobi\n"
OLDER = "> On 3 March the minister had said:\n> Kenya will build a hospital in Kisumu.\n"


def quoted(text: str) -> str:
    return "".join(f"> {line}".rstrip() + "\n" for line in text.split("\n"))


def opened(body: str, subject: str = "Fwd: Talks") -> Reading:
    return read_each(bytes(mail(body, subject=subject)), "a.eml")


@pytest.mark.parametrize(
    "body",
    [
        "Please file.\n\n" + quoted(f"{HEAD}\n{TALKS}\n\n{OLDER}"),
        f"Please file.\n\n---------- Forwarded message ---------\n{HEAD}\n{TALKS}\n\n{OLDER}",
        f"Please file.\n\nBegin forwarded message:\n\n{quoted(HEAD + chr(10) + TALKS)}\n",
        f"Please file.\n\n{HEAD.replace('Date', 'Sent')}\n{TALKS}\n",
        quoted(quoted(f"{HEAD}\n{TALKS}")),
    ],
    ids=["quoted", "marked", "marked and quoted", "head alone", "twice"],
)
def test_a_forwarded_text_is_read_as_it_was_sent(body: str) -> None:
    (draft,) = opened(body).drafts
    assert draft.text == TALKS
    assert (draft.title, draft.published) == ("Talks in Nairobi", dt.date(2023, 5, 4))


def test_what_a_mail_answers_is_left_out_and_told() -> None:
    seen = opened(f"{TALKS}\n\nOn Tue, 2 May 2023 the desk wrote:\n{quoted('Kenya will open a school in Oslo by March 2024.')}")
    assert [draft.text for draft in seen.drafts] == [TALKS]
    assert seen.notes == ["a.eml: left out: 1 line quoted from an earlier mail"]


def test_what_is_only_passed_on_with_a_word_is_the_text() -> None:
    seen = opened(f"For your information.\n\nOn Tue, 2 May 2023\nthe press office wrote:\n{quoted(TALKS)}")
    assert [draft.text for draft in seen.drafts] == [TALKS]


def test_a_long_comment_and_what_it_forwards_are_two() -> None:
    comment = "Our embassy adds the following remarks to what the ministry has published. " * 6
    seen = opened(f"{comment}\n\n{quoted(HEAD + chr(10) + TALKS)}")
    assert [draft.text for draft in seen.drafts] == [comment.strip(), TALKS]


@pytest.mark.parametrize(
    "footer",
    [
        "-- \nDesk Officer\nThis e-mail will be deleted within 30 days.",
        "This e-mail will be deleted within 30 days. We will never ask for your password.",
        "This message is confidential and may be privileged.\n\nIf you are not the intended recipient, we will sue you.",
        "Sent from my iPhone",
        "The Kenyan Ministry of Foreign Affairs will not enter into contracts by this e-mail.",
    ],
)
def test_what_stands_below_about_the_mail_itself_is_no_text(footer: str) -> None:
    seen = opened(f"{TALKS}\n\n{footer}")
    assert [draft.text for draft in seen.drafts] == [TALKS]
    assert len(seen.notes) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"{TALKS}\n--\n" + "The ministers will meet again and will open a school in every county of the coast. " * 8,
        f"{TALKS}\n\nThe ministers sent this message of friendship: the two nations will stand together.",
        f"{TALKS}\n>From Nairobi the minister will fly to Oslo.",
        f"Agenda\n\nSubject: fisheries\nDate: May\n\n{TALKS}",
    ],
)
def test_what_only_looks_like_a_part_of_a_mail_stays(text: str) -> None:
    seen = opened(text)
    assert [draft.text for draft in seen.drafts] == [text.strip()]
    assert seen.notes == []


def test_a_footer_right_below_the_text_costs_it_nothing() -> None:
    (draft,) = opened(f"{TALKS}\nPlease note that this e-mail is confidential.\nWe will never ask for your password.").drafts
    assert draft.text == TALKS


def test_a_mail_in_html_has_a_footer_as_well() -> None:
    body = "".join(f"<p>{line}</p>" for line in BODY)
    page = f"<html><body>{body}<p>This e-mail is confidential.</p></body></html>"
    (draft,) = read_each(bytes(mail("", html=page)), "a.eml").drafts
    assert draft.text.split("\n") == list(BODY)


def test_a_mail_of_nothing_but_a_signature_is_kept_whole() -> None:
    seen = opened("-- \nDesk Officer")
    assert [draft.text for draft in seen.drafts] == ["-- \nDesk Officer"]


ORIGINAL = f"-----Original Message-----\n{HEAD.replace('Date', 'Sent')}\n{TALKS}\n"
APPLES = "Thanks. Egypt will lift its ban on Italian apples by March 2027."
MET = "For the record: Italy and Egypt held talks in Cairo on 17 November 2026."


@pytest.mark.parametrize(
    "said",
    [
        APPLES,
        "Dear all, Egypt also pledged orally to train 20 judges.",
        "They also agreed on a hotline between the coast guards.",
        "Please add to the readout: Kenya to train 20 judges by 2028.",
        "Their side said yes to the loan of 5 million euros.",
        MET,
        "Talks between Italy and Egypt took place in Cairo on 17 November 2026.",
    ],
)
def test_a_short_word_about_the_talks_is_read_beside_what_it_forwards(said: str) -> None:
    seen = opened(f"{said}\n\n{ORIGINAL}")
    assert [draft.text for draft in seen.drafts] == [said, TALKS]
    assert seen.notes == []


@pytest.mark.parametrize(
    "note",
    [
        "Please find below the readout of the talks that Italy and Egypt held in Cairo on 17 November 2026.",
        "I will send the French version tomorrow. We will keep you informed.",
        "As agreed, here is what the Egyptian ministry published about the talks that were held with Italy.",
        "Could you please check whether the date is right? The embassy will send a translation.",
    ],
)
def test_a_note_about_what_it_forwards_is_left_out_and_shown(note: str) -> None:
    seen = opened(f"{note}\n\n{ORIGINAL}")
    assert [draft.text for draft in seen.drafts] == [TALKS]
    assert seen.notes[0].startswith(f'a.eml: left out: a covering note ("{note[:40]}')


@pytest.mark.parametrize("mark", ["RE: ", "Re: FW: ", "AW: ", "R: ", "RE : "])
@pytest.mark.parametrize("older", [ORIGINAL, ORIGINAL.split("\n", 1)[1], quoted(ORIGINAL.split("\n", 1)[1])])
def test_below_an_answer_stands_what_it_answers(mark: str, older: str) -> None:
    (draft,) = opened(f"{APPLES}\n\n{older}", subject=f"{mark}Talks").drafts
    assert (draft.text, draft.title) == (APPLES, "Talks")


def test_an_answer_may_forward_another_mail() -> None:
    older = ORIGINAL.replace("Original Message", "Forwarded message")
    assert [draft.text for draft in opened(f"{APPLES}\n\n{older}", subject="RE: Talks").drafts] == [APPLES, TALKS]


def test_an_answer_of_a_word_or_two_leaves_the_text_to_what_it_answers() -> None:
    (draft,) = opened(f"Agreed.\n\n{ORIGINAL}", subject="RE: Talks").drafts
    assert draft.text == TALKS


def test_a_forwarded_answer_is_read_without_what_it_answers() -> None:
    older = f"-----Original Message-----\n{HEAD}\nKenya will open a school in Oslo by March 2024.\n"
    seen = opened(f"-----Original Message-----\n{HEAD.replace('Subject: ', 'Subject: RE: ')}\n{TALKS}\n\n{older}", "FW: Talks")
    assert [draft.text for draft in seen.drafts] == [TALKS]


def test_the_words_of_a_minister_in_the_manner_of_a_quoted_mail_are_text() -> None:
    seen = opened(
        "Italy and Egypt held talks. The minister said:\n> Italy will build a bridge in Aswan by 2030.\n\nThey parted.", "Talks"
    )
    (draft,) = seen.drafts
    assert "Italy will build a bridge" in draft.text
    assert seen.notes == []


@pytest.mark.parametrize("above", ["Please see what I agreed with them:", "The desk <desk@ministry.example> said:"])
def test_an_earlier_mail_is_not_what_a_minister_said(above: str) -> None:
    (draft,) = opened(f"{APPLES}\n\n{above}\n> Italy will build a bridge in Aswan by 2030.\n", "Re: Talks").drafts
    assert draft.text == f"{APPLES}\n\n{above}"


def test_a_ruler_above_the_head_of_a_mail_is_no_text() -> None:
    older = f"{'_' * 32}\n{ORIGINAL.split(chr(10), 1)[1]}"
    assert opened(older, "FW: Talks").notes == []
    assert opened(f"{APPLES}\n\n{older}", "RE: Talks").drafts[0].text == APPLES


def test_quoted_lines_are_counted_together() -> None:
    seen = opened(f"{TALKS}\n\n> One line\n> and another.\n\n{APPLES}\n\n> A third.\n", "Re: Talks")
    assert seen.notes == ["a.eml: left out: 3 lines quoted from an earlier mail"]


@pytest.mark.parametrize(
    "last",
    [
        "--\nEgypt will also train 20 judges by 2028.",
        "Egypt agreed that this e-mail remains confidential and will publish the text by March 2027.",
    ],
)
def test_what_binds_somebody_is_neither_signature_nor_footer(last: str) -> None:
    (draft,) = opened(f"{TALKS}\n\n{last}").drafts
    assert draft.text == f"{TALKS}\n\n{last}"


def test_a_footer_costs_the_promise_below_it_nothing() -> None:
    (draft,) = opened(f"{TALKS}\n\nThis e-mail is confidential.\n{APPLES}").drafts
    assert draft.text == f"{TALKS}\n\n{APPLES}"


def test_mails_within_mails_have_an_end() -> None:
    body = TALKS
    for _ in range(300):
        body = quoted(body)
    assert opened(body).drafts
