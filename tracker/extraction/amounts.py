"""A stretch of text to the amounts in it: money, counts, shares, rates, and changes from one value to another."""

from __future__ import annotations

import re

from tracker.model import Quantity

_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15,
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100, "half": 0.5, "dozen": 12,
}  # fmt: skip
_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "mln": 1e6,
    "billion": 1e9,
    "bln": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
    "lakh": 1e5,
    "crore": 1e7,
    "m": 1e6,
    "bn": 1e9,
}
_SMALL = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|one"
_CURRENCY = r"(?:US\$|A\$|C\$|S\$|HK\$|NZ\$|\$|€|£|¥|₹|Rs\.? ?|USD ?|EUR ?|INR ?|RMB ?|CNY ?|JPY ?|AUD ?|GBP ?)"
_NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|(?:{_SMALL})\b|half an?\b|a dozen|several dozen)"
_SCALE = r"(?:hundred|thousand|million|mln|billion|bln|trillion|dozen|lakh|crore|bn)\b"
_UNIT = (
    r"(?:percentage points?|per ?cent|%|(?:US |U\.S\. |Australian |Canadian |Singapore )?dollars|euros?|yuan|RMB|yen|pounds|rubles|roubles|rupees|tenge|won|dirhams|riyals|"
    r"cubic met(?:er|re)s(?: of gas)?|bcm|barrels(?: (?:a|per) day)?|(?:metric )?tons|tonnes|kilomet(?:er|re)s|km|met(?:er|re)s|hectares|acres|megawatts?|gigawatts?|MW|GW|kilowatts?|"
    r"hours?|days?|weeks?|months?|years?|people|persons|citizens|troops|soldiers|students|scholarships|doses|vaccines|vaccine doses|flights|seats|places|visas|vehicles|buses|"
    r"schools|hospitals|houses|homes|projects|companies|countries|officers|experts|teachers|doctors|degrees(?: Celsius)?|-degree)"
)
_AMOUNT = re.compile(
    rf"(?P<about>(?:at least|at most|up to|more than|over|nearly|almost|about|around|approximately|some|an additional|a further|no (?:less|more|fewer) than|an initial)\s)?"
    rf"(?P<money>{_CURRENCY})?(?<![\w.])?(?P<n>{_NUMBER})(?:\s?(?:-|–|to)\s?(?P<n2>{_NUMBER}))?(?:[- ](?P<scale>{_SCALE}))?(?:(?:[- ]|(?<=\d))(?P<unit>{_UNIT})(?![\w]))?"
    rf"(?:\s+(?P<of>(?:of )?(?:[a-z-]+ ){{0,2}}[a-z-]+))?(?P<rate>\s?(?:a|per|each|every) (?:year|month|week|day|annum)| annually)?",
    re.IGNORECASE,
)
_CHANGE = re.compile(rf"\bfrom (?P<a>[^,;.]{{1,40}}?) to (?P<b>[^,;]{{1,50}})")
_NOT = re.compile(r"^(?:19|20)\d\d$")
_PLURAL = re.compile(r"^(?:of )?((?:[a-z-]+ ){0,2}[a-z-]+s)\b")


def number(word: str) -> float | None:
    """The value of a number in figures or words; None where it is neither."""
    plain = word.lower().replace(",", "").strip()
    if plain.startswith("half"):
        return 0.5
    if "dozen" in plain:
        return 12.0
    try:
        return float(plain)
    except ValueError:
        return _WORDS.get(plain)


def quantities(text: str, start: int, end: int) -> tuple[Quantity, ...]:
    """The amounts in `text[start:end]` in reading order; a change "from 72 hours to 14 days" is one of them. Years are none."""
    out: list[tuple[int, Quantity]] = []
    taken: list[tuple[int, int]] = []
    for hit in _CHANGE.finditer(text, start, end):
        was, now = _AMOUNT.search(hit["a"]), _AMOUNT.search(hit["b"])
        if was and now and (old := _read(was)) and (new := _read(now)) and now.start() <= 12:
            stop = hit.start("b") + now.end(_last(now))
            words = text[hit.start() : stop]
            unit = new[1]
            out.append(
                (hit.start(), Quantity(words=words, role="change", value=new[0], unit=unit, was=old[0], was_unit=old[1] or unit))
            )
            taken.append((hit.start(), stop))
    for hit in _AMOUNT.finditer(text, start, end):
        if any(hit.start() < b and a < hit.end() for a, b in taken) or (
            hit.start() > 0 and (text[hit.start() - 1].isalnum() or text[hit.start() - 1] in "+-.#")
        ):
            continue
        found = _read(hit)
        if found is None:
            continue
        stop = hit.end("rate") if hit["rate"] else hit.end(_last(hit))
        if not found[1] and hit["of"] and (plural := _PLURAL.match(hit["of"])):
            found = (found[0], plural.group(1))
            stop = max(stop, hit.start("of") + plural.end())
        if not found[1] and not hit["scale"]:
            continue
        out.append(
            (
                hit.start(),
                Quantity(
                    words=text[hit.start() : stop].strip(),
                    role="rate" if hit["rate"] else "amount",
                    value=found[0],
                    unit=found[1],
                ),
            )
        )
    return tuple(quantity for _, quantity in sorted(out, key=lambda row: row[0]))


def _last(hit: re.Match[str]) -> str:
    return next(group for group in ("unit", "scale", "n2", "n") if hit[group])


def _read(hit: re.Match[str]) -> tuple[float, str] | None:
    value = number(hit["n2"] or hit["n"])
    if value is None or (_NOT.match(hit["n"]) and not hit["unit"] and not hit["scale"] and not hit["money"]):
        return None
    if hit["scale"]:
        value *= _SCALES[hit["scale"].lower()]
    unit = (hit["money"] or "").strip() or (hit["unit"] or "").lower()
    return value, unit
