"""A leaf to its title: at most 90 characters, led by its verb in the plain form, readable without the text."""

from __future__ import annotations

import re

from tracker.extraction import atlas, objects
from tracker.extraction.document import LeafSpan, Sentence
from tracker.extraction.grammar import grammar
from tracker.extraction.verbs import Verb, lexicon
from tracker.extraction.words import Word, words
from tracker.model import TITLE_LENGTH

_BLANKS = re.compile(r"\s+")
_PURPOSE = re.compile(
    r",?\s(?:so as to|in order to|with a view to|with an eye to|with the aim of|with the goal of|aimed at|so that|thereby)\s"
)
_ASIDES = "including|especially|particularly|in particular|such as|which|who|where|as well as|consistent with|while|building on"
_ADJUNCTS = (
    "to|by|through|in order to|in line with|in accordance with|on the basis of|based on|pursuant to|in response to|in view of"
)
_TAILS = tuple(
    re.compile(pattern)
    for pattern in (
        rf",\s(?:{_ASIDES})\s.*",
        r"\s(?:including|such as|as well as)\s.*",
        rf",?\s(?:{_ADJUNCTS})\s.*",
        r",\s.*",
        r"\s(?:that|set forth|grounded|backed|aimed|designed|taken)\s.*",
        r"\s(?:in|on|at|for|with|from|between|towards?|into|under|during|across|as)\s.*",
        r"\s(?:and|or|of)\s.*",
    )
)
"""What a long title can do without, the least missed first."""
_COSTS = (0, 8, 16, 20, 24, 28, 50)
"""How many characters of a title each of these is worth."""
_ASIDE = re.compile(r"\s\([^()]{0,80}\)")
_SHORTEST = 24
_TASKED = re.compile(
    r"(?:instruct|task|charge|direct|order|mandate|request)\s[^,;]{3,60}?\sto\s(?:\w+ly\s)?(.*)", re.IGNORECASE | re.DOTALL
)
"""Who was told to do it matters less than what: a long title keeps the task."""
_EXAMPLES = re.compile(r".{20,}?\bsuch as [^,]{2,}?(?=,|\sand\s)")
"""A title whose noun says little without its first example ("mechanisms such as the Committee")."""
_NAME = re.compile(r"\b[A-Z][\w'-]*\n,?\s(?:of|on|for|and|in|to)\s(?:the\s)?[A-Z]")
"""A cut (at the line break) inside a name: "Conference | on Interaction"."""
_PARTICLES = ("up", "out", "forward", "back", "down", "off")
_HAPPENS = re.compile(r"\b(?:take|taking|takes) place\b|\bbe (?:held|convened|hosted)\b|\bcontinue\b")
_UPCOMING = re.compile(r"((?:the|an?)\s[^,;]{3,80}?)\sto\s(?:take\splace|be\sheld)(.*)", re.DOTALL)
_DANGLING = re.compile(
    r"[\s,;:–—-]+(?:and|or|of|in|on|at|to|for|with|by|from|the|a|an|its|their|our|his|her|as|that|which|between|including|such|both|via)$",
    re.IGNORECASE,
)


def title(text: str, span: LeafSpan, sentence: Sentence) -> str:
    """The title of a leaf; "" only for an empty span. `sentence` is where the leaf was read."""
    start, end = max(span.start, 0), min(span.end, len(text))
    if span.trigger.frame in ("passive", "schedule") and span.trigger.subject is not None:
        said = _turned(text, span, start, end)
    elif span.paired or _joint(text, start, end):
        said = _plain(_pair(text[start:end]), span)
    elif hit := _UPCOMING.match(text, start, end):
        said = f"hold {hit.group(1)}{hit.group(2)}"
    else:
        said = _plain(text[start:end], span)
    said = _BLANKS.sub(" ", said).strip(" ,;:.–—•*")
    if not span.trigger.polarity:
        said = _refrained(said)
    if len(said) > TITLE_LENGTH and (hit := _TASKED.match(said)):
        said = hit.group(1).replace(" and to ", " and ")
    said = _short(said)
    return said[:1].upper() + said[1:]


def _plain(quote: str, span: LeafSpan) -> str:
    """The leaf's own words, its leading verb made plain ("jointly building" -> "build")."""
    found = words(quote, 0, len(quote))
    lex, rules = lexicon(), grammar()
    i = 0
    while i < len(found) and (rules.is_adverb(found[i]) or found[i].low in ("also", "the")):
        i += 1
    if i >= len(found):
        return quote
    low = found[i].low
    frame = span.trigger.frame
    of = i + 1 < len(found) and found[i + 1].low == "of"
    if low in lex.noun and (of or (low not in lex.base and low not in lex.gerund)):
        return _from_noun(quote, found, i, lex.noun[low])
    for table in (lex.gerund, lex.third, lex.past):
        if (
            low in table
            and low not in lex.base
            and (table is lex.gerund or i == 0)
            and (table is not lex.third or _governs(found, i, low))
        ):
            return _bare(quote, found, i)
    if low in lex.base and frame != "noun":
        return quote[found[i].start :]
    first = span.verb.split(" ")[0]
    if (
        frame in ("verb", "gerund")
        and first in lex.base
        and low not in lex.base
        and (low[0].isdigit() or low[0] in "$€£" or found[0].low in rules.determiners)
    ):
        return f"{span.verb} {quote}"
    return quote[found[i].start :] if found[0].low == "the" else quote


def _governs(found: list[Word], i: int, low: str) -> bool:
    """Whether a form in -s is a verb with its object and no plural noun."""
    if low[:-1] not in lexicon().noun:
        return True
    return i + 1 < len(found) and (found[i + 1].capital or found[i + 1].low in grammar().determiners)


def _bare(quote: str, found: list[Word], i: int) -> str:
    """The quote from its verb on, stacked inflected verbs made plain with it ("upholding and strengthening")."""
    lex = lexicon()
    out = []
    at = found[i].start
    while i < len(found):
        low = found[i].low
        hit = lex.gerund.get(low) or lex.third.get(low) or lex.past.get(low)
        if hit is None or low in lex.base:
            break
        out.append(quote[at : found[i].start] + hit.lemma)
        at = found[i].end
        joint = i + 1
        while joint < len(found) and found[joint].low in (",", "and", "or"):
            joint += 1
        if joint == i + 1 or joint >= len(found) or found[joint].low not in lex.gerund:
            break
        i = joint
    return "".join(out) + quote[at:]


def _from_noun(quote: str, found: list[Word], i: int, verb: Verb) -> str:
    """The verb for its noun ("the establishment of a fund" -> "establish a fund"); a noun without "of" stays a noun."""
    if found[i + 1 : i + 2] and found[i + 1].low == "of" and i + 2 < len(found):
        return f"{verb.lemma} {quote[found[i + 2].start :]}"
    return quote[found[i].start :]


def _turned(text: str, span: LeafSpan, start: int, end: int) -> str:
    """A passive or a scheduled event turned active: "direct flights will be opened" -> "open direct flights"."""
    lex = lexicon()
    trigger = span.trigger
    subject = trigger.subject or (start, start)
    thing = text[max(subject[0], start) : min(subject[1], end)].strip()
    if not thing or subject[0] >= trigger.start or trigger.end > end:
        return _plain(text[start:end], span)
    found = words(thing, 0, len(thing))
    thing = _lowered(text, subject[0], thing, found)
    rest = text[trigger.end : end].strip()
    cue = text[trigger.start : trigger.end]
    if _HAPPENS.search(cue) and "continue" not in cue:
        verb = "hold"
    else:
        verb, rest = _done(words(text, trigger.start, trigger.end), rest)
    if verb in ("plan", "schedule", "expect", "slate", "set", "envisage", "foresee"):
        head = found[1] if len(found) > 2 and found[0].low in grammar().determiners else found[0]
        after = next((k for k, word in enumerate(found) if word.start == head.start), 0) + 1
        if head.low in lex.noun and after < len(found) - 1 and found[after].low == "of":
            verb, thing = lex.noun[head.low].lemma, thing[found[after].end :].strip()
        else:
            verb = "hold"
        rest = re.sub(r"^for (?=the |\w+ \d|\d)", "at ", rest) if rest.startswith("for the") else re.sub(r"^for ", "in ", rest)
    return f"{verb} {thing} {rest}" if verb else text[start:end]


def _joint(text: str, start: int, end: int) -> bool:
    """Whether the leaf is the last of several that share a verb, so that its words name the others' objects too."""
    found = words(text, start, end)
    return len(found) > 4 and len(objects.shared(found, 0, 0, len(found))[0]) > 1


def _done(cue: list[Word], rest: str) -> tuple[str, str]:
    """The verb of a passive with its particle, which may stand in the cue or open what follows; and what then follows."""
    lex = lexicon()
    at = max((k for k, word in enumerate(cue) if word.low in lex.participle), default=-1)
    if at < 0:
        return "", rest
    verb = lex.participle[cue[at].low].lemma
    if at + 1 < len(cue) and cue[at + 1].low in _PARTICLES:
        return f"{verb} {cue[at + 1].low}", rest
    particle, _, after = rest.partition(" ")
    return (f"{verb} {particle}", after) if particle in _PARTICLES else (verb, rest)


def _lowered(text: str, start: int, thing: str, found: list[Word]) -> str:
    """The thing without the capital that it owes to the beginning of its sentence; names keep theirs."""
    if not found or not thing[0].isupper():
        return thing
    first = thing[: found[0].end]
    common = (
        found[0].low in grammar().determiners
        or text.find(first.lower(), 0, start) >= 0
        or text.find(first.lower(), start + 1) >= 0
    )
    plain = first[1:].islower() and (first.endswith("s") if len(found) == 1 else not found[1].capital)
    return thing[0].lower() + thing[1:] if (common or plain) and first != "I" and not atlas.find(thing[:40]) else thing


def _pair(quote: str) -> str:
    """One of the pair that "respectively" makes: "posts in A and B respectively" -> "posts in B"."""
    cut = quote.rfind(" respectively")
    if cut < 0:
        return _only_last(quote)
    return _only_last(quote[:cut])


def _only_last(quote: str) -> str:
    found = words(quote, 0, len(quote))
    rules = grammar()
    joint = next((k for k in range(len(found) - 1, 0, -1) if found[k].low in ("and", ",")), None)
    if joint is None:
        return quote
    place = next((k for k in range(joint, 0, -1) if found[k].low in rules.prepositions), None)
    if place is None or joint + 1 >= len(found):
        return quote
    return quote[: found[place].end] + " " + quote[found[joint + 1].start :]


def _refrained(said: str) -> str:
    """A promise not to act, told as an act ("provide weapons" -> "refrain from providing weapons")."""
    if said.lower().startswith(("under no ", "at no time", "in no case")):
        return said
    lead, _, rest = said.partition(" ")
    verb = lexicon().base.get(lead.lower())
    return f"refrain from {verb.gerund} {rest}".strip() if verb else f"not {said}"


def _short(said: str) -> str:
    """The title within its length: purposes and asides go first, then what follows the last mark; never half a word."""
    hit = _PURPOSE.search(said)
    if hit and hit.start() >= _SHORTEST:
        said = said[: hit.start()]
    whole = said
    if len(said) > TITLE_LENGTH:
        said = _ASIDE.sub("", said)
    if len(said) > TITLE_LENGTH:
        said = max(_cuts(said), key=lambda cut: cut[0], default=(0, said))[1]
    if whole != said and (examples := _EXAMPLES.match(whole)) and examples.end() < TITLE_LENGTH - 2:
        listed = whole[: TITLE_LENGTH - 2].rfind(", ")
        said = whole[: max(listed, examples.end())] + ", …"
    elif len(said) > TITLE_LENGTH:
        said = said[: TITLE_LENGTH - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    while hit := _DANGLING.search(said):
        said = said[: hit.start()]
    for mark, other in ("()", "[]", '""'):
        if said.count(mark) != said.count(other) or (mark == other and said.count(mark) % 2):
            said = said.replace(mark, "").replace(other, "")
    return said.strip(" ,;:–—-")


def _cuts(said: str) -> list[tuple[int, str]]:
    """Every way to end a title earlier, with what speaks for it: the length that it keeps, less what its tail is worth."""
    found = []
    for cost, tail in zip(_COSTS, _TAILS, strict=True):
        at = _SHORTEST
        while (hit := tail.search(said, at)) and hit.start() <= TITLE_LENGTH:
            at = hit.start() + 1
            if not _NAME.search(said[: hit.start()] + "\n" + said[hit.start() :]):
                found.append((hit.start() - cost, said[: hit.start()]))
    return found
