"""A mail gives its body and its readable attachments."""

from __future__ import annotations

import datetime as dt

from tests.ingest.builders import BODY, TITLE, docx, mail, page, paragraph, pdf
from tracker.ingest import read, read_each

DAY = dt.date(2023, 5, 5)


def test_body_subject_and_date() -> None:
    (draft,) = read(bytes(mail("\n\n".join(BODY))), "a.eml")
    assert draft.title == TITLE
    assert (draft.published, draft.date, draft.date_origin) == (DAY, dt.date(2023, 5, 4), "text")
    assert BODY[1] in draft.text
    assert "press@ministry.example" not in draft.text


def test_it_is_known_by_its_headers_without_a_name() -> None:
    (draft,) = read(b"From desk@office.example Fri May 5\n" + bytes(mail("\n".join(BODY))), "mail")
    assert draft.title == TITLE


def test_plain_text_goes_before_html_and_html_alone_is_read() -> None:
    both = mail("\n".join(BODY), html=page(("Only in the other part of the mail, and long enough to count.",)).decode())
    (plain,) = read(bytes(both), "a.eml")
    assert "other part" not in plain.text
    alone = mail("", html=page().decode())
    (html,) = read(bytes(alone), "a.eml")
    assert BODY[1] in html.text


def test_attachments_are_read_and_a_covering_note_is_not() -> None:
    message = mail("Dear colleagues, the text is attached.")
    message.add_attachment(pdf([list(BODY)]), maintype="application", subtype="pdf", filename="talks.pdf")
    message.add_attachment(
        docx("".join(map(paragraph, BODY))),
        maintype="application",
        subtype="vnd.openxmlformats-officedocument.wordprocessingml.document",
        filename="talks.docx",
    )
    message.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="logo.png")
    drafts = read(bytes(message), "a.eml")
    assert len(drafts) == 2
    assert all(BODY[1].split(" by the end")[0] in draft.text for draft in drafts)


def test_a_body_that_only_covers_attachments_is_named() -> None:
    message = mail("Dear colleagues, the text is attached.")
    message.add_attachment("\n".join(BODY), filename="talks.txt")
    seen = read_each(bytes(message), "a.eml")
    assert [draft.text for draft in seen.drafts] == ["\n".join(BODY)]
    assert seen.notes == ['a.eml: left out: a covering note ("Dear colleagues, the text is attached.")']


def test_a_short_body_with_a_promise_is_read_beside_its_attachment() -> None:
    said = "FYI. Please see attached. Egypt will lift its ban on Italian apples by March 2027."
    message = mail(said)
    message.add_attachment("\n".join(BODY), filename="talks.txt")
    seen = read_each(bytes(message), "a.eml")
    assert [draft.text for draft in seen.drafts] == [said, "\n".join(BODY)]
    assert seen.notes == []


def test_a_long_body_and_its_attachment_are_two() -> None:
    message = mail("\n".join(BODY))
    message.add_attachment("Another text about the same talks, the words of the other side.", filename="other.txt")
    assert [draft.title[:12] for draft in read(bytes(message), "a.eml")] == [TITLE[:12], "Another text"]


def test_a_mailbox_gives_its_mails() -> None:
    box = b""
    for subject in ("First Talks", "Second Talks"):
        body = f"{subject} were held.\n\nFrom then on the two sides agreed to it, and said so on 5 May.\n\n"
        box += b"From press@ministry.example Fri May  5 09:30:00 2023\n" + bytes(mail(body, subject=subject))
    drafts = read(box, "box.mbox")
    assert [draft.title for draft in drafts] == ["First Talks", "Second Talks"]
    assert all("From then on" in draft.text for draft in drafts)


def test_broken_headers_do_no_harm() -> None:
    headers = b"From: \xff\xfe\nSubject: =?utf-8?q?broken=ZZ?=\nDate: not a day\nTo: <<<>>>\n\n"
    raw = headers + b"The ministers met in Oslo and agreed on it.\n"
    (draft,) = read(raw, "a.eml")
    assert draft.text == "The ministers met in Oslo and agreed on it."
    assert draft.published is None


def test_an_attachment_that_cannot_be_read_costs_the_mail_nothing_else() -> None:
    message = mail("\n".join(BODY))
    message.add_attachment(b"%PDF-1.4 broken", maintype="application", subtype="pdf", filename="annex.pdf")
    message.add_attachment("\n".join(BODY).replace("Kenya", "Ghana").encode(), maintype="text", subtype="plain", filename="b.txt")
    seen = read_each(bytes(message), "a.eml")
    drafts, failures = seen.drafts, seen.failures
    assert [draft.parties for draft in drafts] == [("Kenya", "Norway"), ("Ghana", "Norway")]
    assert [failure.message for failure in failures] == ["a.eml/annex.pdf: a damaged PDF"]


def test_a_covering_note_is_kept_where_all_that_it_covers_cannot_be_read() -> None:
    message = mail("Please find it attached.")
    message.add_attachment(b"%PDF-1.4 broken", maintype="application", subtype="pdf", filename="annex.pdf")
    seen = read_each(bytes(message), "a.eml")
    drafts, failures = seen.drafts, seen.failures
    assert [draft.text for draft in drafts] == ["Please find it attached."]
    assert len(failures) == 1
