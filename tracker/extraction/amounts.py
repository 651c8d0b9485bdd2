"""A stretch of text to the amounts in it: money, counts, shares, rates, and changes from one value to another."""

from __future__ import annotations

import re

from tracker.extraction.numerals import VALUES
from tracker.extraction.tables import alternatives
from tracker.model import Quantity

_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "millions": 1e6, "mln": 1e6, "mn": 1e6, "mio": 1e6, "billion": 1e9,
    "billions": 1e9, "bln": 1e9, "bn": 1e9, "trillion": 1e12, "trn": 1e12, "dozen": 12.0, "lakh": 1e5, "crore": 1e7,
    "millones": 1e6, "mil millones": 1e9, "milliard": 1e9, "milliards": 1e9, "mrd": 1e9, "milioni": 1e6, "miliardi": 1e9,
    "millionen": 1e6, "milliarden": 1e9,
}  # fmt: skip
_LETTERS = {"m": 1e6, "b": 1e9, "k": 1e3, "tn": 1e12}
"""Scales beside money alone ("$45m", "45 m euros"): 45 m of road are metres."""
_SMALL = alternatives(" ".join(word for word in VALUES if word not in _SCALES))
_DOLLAR = r"(?-i:(?:(?:U\.S\.|US|CAN?|AUD?|HK|NZ|NT|SG|TT|FJ|Mex|MX|BZ|EC) ?|[ACSJBR](?=\$))?\$)"
"""A dollar and whose: "A $5 million loan" begins with an article, "US $5 million" with a country."""
_CODE = (
    r"(?-i:\b(?:USD|EUR|GBP|JPY|CNY|RMB|INR|AUD|CAD|SGD|CHF|NZD|HKD|TWD|SEK|NOK|DKK|ISK|PLN|CZK|HUF|RON|BGN|TRY|RUB|UAH|KZT|UZS|"
    r"AZN|GEL|AMD|KGS|TJS|MNT|KRW|IDR|MYR|THB|PHP|VND|LAK|KHR|MMK|BND|PKR|BDT|LKR|NPR|BTN|MVR|AED|SAR|QAR|KWD|BHD|OMR|JOD|LBP|IQD|"
    r"IRR|ILS|EGP|MAD|TND|DZD|LYD|NGN|KES|UGX|TZS|RWF|ETB|GHS|ZAR|ZMW|BWP|NAD|MZN|AOA|XOF|XAF|BRL|MXN|ARS|CLP|COP(?= )|PEN|UYU|"
    r"BOB|PYG|FJD|PGK|SBD|VUV|WST|SDR|XDR|FCFA))"
)
_CURRENCY = rf"(?:{_DOLLAR}|[€£¥₹₩₽₺₪₫฿₱₦₴₸]|\bRs\.?|{_CODE})"
_NUMBER = (
    r"(?:\d{1,3}(?:,\d{2,3}){0,5},\d{3}(?:\.\d+)?(?![\d,])|\d{1,3}(?:\.\d{3}){2,4}(?![\d.])|\d+(?:\.\d+)?|"
    rf"{_SMALL}\b|half an?\b|a dozen|several dozen)"
)
_SCALE = alternatives(" ".join(scale.replace(" ", "_") for scale in _SCALES)) + r"\b"
_COMMA = rf"\d+,\d{{1,2}}(?=[- ]?(?:{_SCALE}|[mbk]\b))"
"""A decimal comma, which stands before a scale only."""
_WHOSE = r"(?:(?:U\.S\.|US|CFA|Swiss|Hong Kong|New Zealand|[a-z]+(?:ian|ish|ese|an|i)) )"
_MONEY = alternatives("""
    dollars? d[oó]lares euros? yuan RMB yens? pounds(?:_sterling)? livres(?:_sterling)? rubles roubles rupees tenge won dirhams
    riy?als kron(?:er|or|a) francs?(?:_CFA)? Franken soles reais reales pesos rand shillings naira cedis? birr dinars liras?
    zlotys? forints? korunas? lei hryvnias? manats? soms? so?ums? somoni laris? drams? tugriks? kyats? baht ringgits? rupiah dong
    taka afghanis? riels? kips? pulas? kwachas? kwanzas? meticais ariary shekels
""")
_COUNTED = alternatives("""
    percentage_points? per_?cent % cubic_met(?:er|re)s(?:_of_gas)? bcm barrels(?:_(?:a|per)_day)? (?:metric_)?tons tonnes
    kilomet(?:er|re)s km met(?:er|re)s hectares acres megawatts? gigawatts? MW GW kilowatts? hours? days? weeks? months? years?
    people persons citizens troops soldiers students scholarships doses vaccines vaccine_doses flights seats places visas vehicles
    buses schools hospitals houses homes projects companies officers experts teachers doctors degrees(?:_Celsius)? -degree
""")
_UNIT = rf"(?:{_WHOSE}?{_MONEY}|{_COUNTED})"
_SPACED = rf"\d{{1,3}}(?: \d{{3}}){{1,4}}(?= (?:{_UNIT}|{_SCALE}))"
"""Thousands parted by blanks, which only a unit tells from two numbers."""
_ABOUT = alternatives("""
    at_least at_most up_to more_than over nearly almost about around approximately some an_additional a_further
    no_(?:less|more|fewer)_than an_initial
""")
_AMOUNT = re.compile(
    rf"(?P<about>{_ABOUT}\s)?"
    rf"(?:(?P<money>{_CURRENCY}) ?|(?<![\w.]))(?P<n>{_COMMA}|{_SPACED}|{_NUMBER})"
    rf"(?:\s?(?:-|–|to)\s?(?(money)(?:{_CURRENCY} ?)?)(?P<n2>{_COMMA}|{_NUMBER}))?"
    rf"(?:[- ]?(?P<scale>{_SCALE})|(?(money)[- ]?|(?=[- ]?[mbk](?: ?[€£]| {_WHOSE}?{_MONEY}\b))[- ]?)(?P<letter>m|b|k|tn)\b)?"
    rf"(?:(?:[- ](?:d'|de |di |of )?|(?<=\d))(?P<unit>{_UNIT})(?![\w])| ?(?P<sign>[€£]))?"
    r"(?:\s+(?P<of>(?!(?:a|per|each|every) )(?:of )?(?:(?!annually)[a-z-]+ ){0,2}?[a-z-]*(?:s|aircraft|people|staff)\b))?"
    r"(?P<rate>\s?(?:a|per|each|every) (?:year|month|week|day|annum)| annually)?",
    re.IGNORECASE,
)
_ANY = re.compile(rf"\d|\b(?:{_SMALL}|half|dozen)\b", re.IGNORECASE)
_CHANGE = re.compile(r"\bfrom (?P<a>[^,;.]{1,40}?) to (?P<b>[^,;]{1,50})")
_NEAR = 12
"""No further behind "to" does the new value of a change begin."""
_NOBODY = re.compile(
    r"^(?:of )?(?:\w+ ){0,2}?"
    + alternatives(
        "countries sides leaders nations parties peoples heads governments presidents ministers states decades capitals"
    )
    + r"\b"
)
"""Nouns that are counted without an amount being promised ("the two sides")."""
_BETWEEN = re.compile(r"\b(?:between|among|amongst) (?:the |their |our |these |both )?$")
"""Before the number of those who act together ("ties between the | two economies")."""
_YEAR = re.compile(r"^(?:19|20)\d\d$")
_DECIMAL = re.compile(r"\d+,\d{1,2}")
_PLURAL = re.compile(r"^(?:of )?((?:[a-z-]+ ){0,2}?[a-z-]*(?:s|aircraft|people|staff))\b", re.IGNORECASE)


def number(word: str) -> float | None:
    """The value of a number in figures or words; None where it is neither."""
    plain = word.lower().strip()
    if _DECIMAL.fullmatch(plain):
        plain = plain.replace(",", ".")
    elif plain.count(".") > 1:
        plain = plain.replace(".", "")
    plain = plain.replace(",", "").replace(" ", "") if plain[:1].isdigit() else plain
    if plain.startswith("half"):
        return 0.5
    if "dozen" in plain:
        return 12.0
    try:
        return float(plain)
    except ValueError:
        return VALUES.get(plain)


def quantities(text: str, start: int, end: int) -> tuple[Quantity, ...]:
    """The amounts in `text[start:end]` in reading order; a change "from 72 hours to 14 days" is one of them. Years are none."""
    if not _ANY.search(text, start, end):
        return ()
    found = [change for hit in _CHANGE.finditer(text, start, end) if (change := _change(text, hit))]
    changed = [place for place, _ in found]
    for hit in _AMOUNT.finditer(text, start, end):
        apart = all(hit.end() <= begin or stop <= hit.start() for begin, stop in changed)
        begins = hit.start() == 0 or not (text[hit.start() - 1].isalnum() or text[hit.start() - 1] in "+-.#")
        if apart and begins and (amount := _amount(text, hit)):
            found.append((hit.span(), amount))
    return tuple(quantity for _, quantity in sorted(found, key=lambda row: row[0][0]))


def _change(text: str, hit: re.Match[str]) -> tuple[tuple[int, int], Quantity] | None:
    """A change from one value to another and where it stands, None where either end of it is no amount."""
    before, after = _AMOUNT.search(hit["a"]), _AMOUNT.search(hit["b"])
    was, now = before and _read(before), after and _read(after)
    if not (was and now and after) or after.start() > _NEAR:
        return None
    place = hit.start(), hit.start("b") + after.end(_last(after))
    return place, Quantity(
        words=text[slice(*place)], role="change", value=now[0], unit=now[1], was=was[0], was_unit=was[1] or now[1]
    )


def _amount(text: str, hit: re.Match[str]) -> Quantity | None:
    """One amount with what is counted, None where a bare number or the number of those who act is no amount."""
    found = _read(hit)
    if found is None or (hit["of"] and not hit["scale"] and not hit["unit"] and _is_of_partners(text, hit)):
        return None
    value, unit = found
    stop = hit.end("rate") if hit["rate"] else hit.end(_last(hit))
    if not unit and hit["of"] and (plural := _PLURAL.match(hit["of"])):
        unit = plural.group(1)
        stop = max(stop, hit.start("of") + plural.end())
    if not unit and not hit["scale"]:
        return None
    words = text[hit.start() : stop].strip()
    return Quantity(words=words, role="rate" if hit["rate"] else "amount", value=value, unit=unit)


def _is_of_partners(text: str, hit: re.Match[str]) -> bool:
    """Whether a number only counts those who act together ("the two sides", "ties between the two | economies")."""
    return _NOBODY.match(hit["of"]) is not None or _BETWEEN.search(text, max(0, hit.start() - 20), hit.start()) is not None


def _last(hit: re.Match[str]) -> str:
    """The group of a match with which its amount ends."""
    return next(group for group in ("sign", "unit", "letter", "scale", "n2", "n") if hit[group])


def _read(hit: re.Match[str]) -> tuple[float, str] | None:
    """Value and unit of a match, None for a year."""
    value = number(hit["n2"] or hit["n"])
    scale = hit["scale"] or hit["letter"]
    money = hit["money"] or hit["sign"]
    if value is None or (_YEAR.match(hit["n"]) and not hit["unit"] and not scale and not money):
        return None
    if scale:
        value *= _SCALES[scale.lower()] if hit["scale"] else _LETTERS[scale.lower()]
    unit = money.replace(" ", "") if money else (hit["unit"] or "").lower()
    return value, unit
