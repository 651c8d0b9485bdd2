"""Bytes in an unknown character set to text, with a note whether that was certain."""

from __future__ import annotations

import codecs
import re

from tracker.ingest.document import unreadable

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65_536
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
_CJK = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{2,}")
_LONE_CJK = re.compile("[a-zA-Z][\u4e00-\u9fff]|[\u4e00-\u9fff][a-zA-Z]")
_ACCENTED = re.compile("[A-Za-z][à-öø-ÿ]|[à-öø-ÿ][a-z]")
_CYRILLIC_WORD = re.compile("[А-Яа-яЁё][а-яё]{2,}")
_ODD = re.compile("[\x80-\x9f\u0590-\u05ff\ue000-\uf8ff]|(?<=[a-zа-яё])[A-ZА-ЯЁ]")


def decode(data: bytes, name: str, declared: str = "") -> tuple[str, bool]:
    """The text of `data` and whether the character set was a guess.

    A byte order mark is believed, then UTF-8 where it fits (chance makes it fit almost never), then what the format or the server
    declares, then the likeliest old code page. Raises UnreadableDocument where the bytes are no text at all.
    """
    text, guessed = _decode(data, declared)
    if len(_CONTROL.findall(text, 0, _SAMPLE)) > max(3, min(len(text), _SAMPLE) // 50):
        raise unreadable(
            name, "binary data, not a text", "readable are plain text, Markdown, HTML, PDF, DOCX, EML, JSON Lines, CSV and ZIP"
        )
    return text, guessed


def _decode(data: bytes, declared: str) -> tuple[str, bool]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = data.decode(encoding, "replace")
            return text, "\ufffd" in text
    if wide := _without_mark(data):
        return data.decode(wide, "replace"), True
    for encoding, certain in (("utf-8", True), (declared, True)):
        try:
            if encoding:
                return data.decode(encoding), not certain
        except (LookupError, ValueError):
            continue
    return _old_code_page(data), True


def _without_mark(data: bytes) -> str:
    """UTF-16 betrays itself by a NUL in every other byte of Latin text."""
    head = data[:2000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if len(head) >= 8 and max(even, odd) > len(head) // 5 and min(even, odd) < len(head) // 50:
        return "utf-16-be" if even > odd else "utf-16-le"
    return ""


def _old_code_page(data: bytes) -> str:
    """Whichever of the common code pages gives the likeliest text."""
    sample = data[:_SAMPLE]
    best, best_score = "cp1252", _score(sample.decode("cp1252", "replace"))
    for encoding in ("cp1251", "gb18030", "shift_jis", "euc_kr"):
        score = _score(sample.decode(encoding, "replace"))
        if score > best_score:
            best, best_score = encoding, score
    return data.decode(best, "replace")


def _score(text: str) -> float:
    words = 2 * sum(map(len, _CJK.findall(text))) + sum(map(len, _CYRILLIC_WORD.findall(text))) + len(_ACCENTED.findall(text))
    return words - 3 * len(_LONE_CJK.findall(text)) - 5 * text.count("\ufffd") - 2 * len(_ODD.findall(text))
