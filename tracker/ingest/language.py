"""A text to the language it is written in, by the share of its commonest words and its script: English or not is what matters."""

from __future__ import annotations

import re

_COMMON = {
    "en": "the of and to in a that is for on with as by be it was are at this from has will have their which",
    "fr": "le la les de des du et en un une est que dans pour qui sur au aux par avec ce il ont sont",
    "es": "el la los las de del y en un una es que por para con se su al como ha sus más entre",
    "de": "der die das und in den von zu mit dem des ist im für auf eine ein sich nicht auch als wird",
    "pt": "o a os as de do da dos das e em um uma que para com por se no na ao foi mais",
    "it": "il la le gli di del della e in un una che per con si al da nel è sono ha dei",
    "nl": "de het een en van in is dat op te voor met zijn aan niet door ook als er",
    "tr": "ve bir bu ile için da de olarak olan daha çok en",
    "id": "yang dan di dengan untuk pada dari dalam ini itu kepada akan",
    "vi": "và của là trong các với cho có được những một",
}
_COMMON_WORDS = {language: frozenset(words.split()) for language, words in _COMMON.items()}
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u3400-\u9fff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
)
_ONE_LANGUAGE = frozenset({"zh", "ko", "ja", "th", "el", "he"})
"""Scripts that tell the language for certain."""
_SAMPLE = 6_000
ENGLISH_SHARE = 0.12
"""English readouts have 25 to 45 % of these words; other languages in Latin script under 6 %."""

PLAINLY_ENGLISH = 0.2
"""From here on no other language need be considered."""


def language_of(text: str, said: str = "") -> tuple[str, bool]:
    """The language code of `text` and whether that is certain; "und" if it cannot be told.

    What the markup or the user says is believed unless the text is plainly something else: pages often claim English by default.
    """
    words = [word.lower() for word in _WORD.findall(text, 0, _SAMPLE)]
    claimed = re.split(r"[-_]", said.strip().lower())[0]
    if len(words) < 8 and claimed:
        return claimed, True
    if script := _by_script(text, sum(map(len, words)) or 1):
        return (claimed, True) if claimed and claimed != "en" else (script, script in _ONE_LANGUAGE)
    english = _share(words, "en")
    if english >= PLAINLY_ENGLISH and len(words) >= 20:
        return "en", True
    shares = {language: _share(words, language) for language in _COMMON_WORDS}
    best = max(shares, key=lambda language: shares[language])
    if claimed and (claimed != "en" or english > shares[best] / 2):
        return claimed, True
    return _by_words(best, shares[best], english, len(words), plain=text.isascii())


def _by_words(best: str, share: float, english: float, count: int, *, plain: bool) -> tuple[str, bool]:
    if english >= ENGLISH_SHARE and best == "en":
        return "en", True
    if count < 20:
        return best if share >= 2 * ENGLISH_SHARE else "en" if plain else "und", False
    return (best, True) if best != "en" and share >= ENGLISH_SHARE else ("und", False)


def _by_script(text: str, letters: int) -> str:
    """The language that a text in another script than Latin is most likely written in."""
    return next((language for language, script in _SCRIPTS if len(script.findall(text, 0, _SAMPLE)) > letters * 0.3), "")


def _share(words: list[str], language: str) -> float:
    common = _COMMON_WORDS[language]
    return sum(word in common for word in words) / max(len(words), 1)
