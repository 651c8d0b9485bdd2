"""An address and the words of a text to the government that published it; "" where neither says so."""

from __future__ import annotations

import re

_SITES = {
    "whitehouse.gov": "United States",
    "state.gov": "United States",
    "kremlin.ru": "Russia",
    "mid.ru": "Russia",
    "mfa.gov.cn": "China",
    "fmprc.gov.cn": "China",
    "elysee.fr": "France",
    "bundesregierung.de": "Germany",
    "bundeskanzler.de": "Germany",
    "auswaertiges-amt.de": "Germany",
    "quirinale.it": "Italy",
    "europa.eu": "European Union",
    "akorda.kz": "Kazakhstan",
    "canada.ca": "Canada",
}
"""Publishers whose address does not follow the pattern of a government's domain."""

_GOVERNMENT = re.compile(
    r"(?:^|\.)(?:gov|go|gob|gouv|govt|gc|gub|mfa|mofa|mea|pmo?|president|government)\.(?:[a-z-]+\.)?([a-z]{2})$"
)
_ENDINGS = {
    "ae": "United Arab Emirates", "am": "Armenia", "ar": "Argentina", "at": "Austria", "au": "Australia", "az":
    "Azerbaijan", "bd": "Bangladesh", "br": "Brazil", "by": "Belarus", "ca": "Canada", "ch": "Switzerland", "cl":
    "Chile", "cn": "China", "co": "Colombia", "cz": "Czechia", "eg": "Egypt", "es": "Spain", "fr": "France", "ge":
    "Georgia", "gr": "Greece", "hu": "Hungary", "id": "Indonesia", "ie": "Ireland", "il": "Israel", "in": "India", "iq":
    "Iraq", "ir": "Iran", "it": "Italy", "jo": "Jordan", "jp": "Japan", "ke": "Kenya", "kg": "Kyrgyzstan", "kh":
    "Cambodia", "kr": "South Korea", "kz": "Kazakhstan", "la": "Laos", "lk": "Sri Lanka", "md": "Moldova", "mm":
    "Myanmar", "mn": "Mongolia", "mx": "Mexico", "my": "Malaysia", "ng": "Nigeria", "np": "Nepal", "nz": "New Zealand",
    "pe": "Peru", "ph": "Philippines", "pk": "Pakistan", "pl": "Poland", "pt": "Portugal", "qa": "Qatar", "ro":
    "Romania", "rs": "Serbia", "ru": "Russia", "sa": "Saudi Arabia", "sg": "Singapore", "th": "Thailand", "tj":
    "Tajikistan", "tm": "Turkmenistan", "tr": "Turkey", "ua": "Ukraine", "uk": "United Kingdom", "uz": "Uzbekistan",
    "vn": "Vietnam", "za": "South Africa",
}  # fmt: skip

_HOUSES = (
    (
        re.compile(
            r"\b(?:the White House|U\.S\. Department of State|State Department Spokesperson|Biden-Harris Administration)\b"
        ),
        "United States",
    ),
    (re.compile(r"\b(?:the Kremlin|President of Russia)\b"), "Russia"),
    (re.compile(r"\b(?:Downing Street|Number 10)\b"), "United Kingdom"),
    (re.compile(r"\bthe Élysée\b"), "France"),
    (re.compile(r"\b(?:the Blue House|Cheong Wa Dae)\b"), "South Korea"),
)
"""Seats of government that stand for the one who speaks, where a text names one and no other."""


def issuer_of(source: str, title: str, text: str) -> str:
    """The publisher by its address, else by the one seat of government that the text names."""
    host = re.match(r"https?://(?:[^/?#@]*@)?([^/:?#]+)", source.lower())
    if host:
        for site, country in _SITES.items():
            if host[1] == site or host[1].endswith("." + site):
                return country
        if found := _GOVERNMENT.search(host[1]):
            return _ENDINGS.get(found[1], "")
    named = {country for pattern, country in _HOUSES if pattern.search(title) or pattern.search(text, 0, 4000)}
    return named.pop() if len(named) == 1 else ""
