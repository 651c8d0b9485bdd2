"""A leaf to its title: at most 90 characters, led by its verb in the plain form, readable without the text."""

from __future__ import annotations

import re

from tracker.extraction import objects, recast
from tracker.extraction.document import LeafSpan
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
_COSTS = (0, 8, 16, 32, 24, 28, 50)
"""How many characters of a title each of these is worth."""
_ASIDE = re.compile(r"\s\([^()]{0,80}\)")
_SHORTEST = 24
_CLAUSES = frozenset({"will.visa", "will.receive", "present.dated"})
"""Rules of promises that stay clauses: told of those who gain ("Students of Laos will receive 20 places"), or in the present."""
_ARTICLE = re.compile(r"^(?:The|An?)\s")
_NEEDLESS = frozenset(["also", "the", "their", "its", "his", "her", "our"])
"""Words that a title does not begin with: whose it is stands beside it."""
_OWN = re.compile(r"^(?:(?:his|her|its|their|our|my) (?:own )?)?(?:[Cc]ountry|[Gg]overnment)'s ")
"""Whose it is, told by what they speak for ("his country's support for")."""
_NONE = re.compile(r"^(\w+ (?:up |out )?)no (?=[a-z])")
"""What is promised of nothing is promised not to be done: "introduce no new taxes"."""
_TASKED = re.compile(
    r"(?:instruct|task|charge|direct|order|mandate|request)\s[^,;]{3,60}?\sto\s(?:\w+ly\s)?(.*)", re.IGNORECASE | re.DOTALL
)
"""Who was told to do it matters less than what: a long title keeps the task."""
_EXAMPLES = re.compile(r".{20,}?\bsuch as [^,]{2,}?(?=,|\sand\s)")
"""A title whose noun says little without its first example ("mechanisms such as the Committee")."""
_NAME = re.compile(r"\b[A-Z][\w'-]*\n,?\s(?:of|on|for|and|in|to)\s(?:the\s)?[A-Z]")
"""A cut (at the line break) inside a name: "Conference | on Interaction"."""
_HALF = re.compile(r"\b(?:an?|and|of|its|their|shared|more)\s\w+$")
"""An end that is half a phrase: "a free | and open region"."""
_UPCOMING = re.compile(
    r"((?:the|an?|upcoming|next|future|forthcoming)\s[^,;]{3,80}?)\sto\s(?:take\splace|be\sheld)(.*)", re.DOTALL
)
_SHOUTED = re.compile(r"(?:[A-Z]{3,}\s)?(?P<verb>[A-Z]{3,})(?=\s[a-z])")
"""The verb of an item in a declaration ("PROMOTE trade", "FURTHER EXPAND ties")."""
_DANGLING = re.compile(
    r"[\s,;:–—-]+(?:and|or|of|in|on|at|to|for|with|by|from|the|a|an|its|their|our|his|her|as|that|which|between|"
    r"including|such|both|via)$",
    re.IGNORECASE,
)


def title(text: str, span: LeafSpan) -> str:
    """The title of a leaf; "" only for an empty span."""
    start, end = max(span.start, 0), min(span.end, len(text))
    if span.paired or _joint(text, start, end):
        said = _plain(_only_last(text[start:end]), span)
    elif hit := _UPCOMING.match(text, start, end):
        said = f"hold {hit.group(1)}{hit.group(2)}"
    else:
        said = _told(text, span, start, end) or _plain(text[start:end], span)
    said = _OWN.sub("", _BLANKS.sub(" ", said).strip(" ,;:.–—•*"), count=1)
    if (loud := _SHOUTED.match(said)) and loud["verb"].lower() in lexicon().base:
        said = loud.group().lower() + said[loud.end() :]
    said, none = _NONE.subn(r"\1", said, count=1)
    if none or not span.trigger.polarity:
        said = _refrained(said)
    if len(said) > TITLE_LENGTH and (hit := _TASKED.match(said)):
        said = hit.group(1).replace(" and to ", " and ")
    said = _short(said)
    return said[:1].upper() + said[1:]


def _told(text: str, span: LeafSpan, start: int, end: int) -> str:
    """A leaf that is a clause, led by its verb; "" for one that is none."""
    trigger = span.trigger
    subject = trigger.subject
    if trigger.rule in _CLAUSES:
        return _ARTICLE.sub("", text[start:end], count=1)
    if trigger.rule == "will.inverted" and subject is not None and start <= subject[1] < end:
        return text[subject[1] : end]
    if trigger.frame == "passive" and trigger.end <= start and (done := recast.participle(text, start, end)):
        return recast.active(text, (start, done[0]), done, end)
    if trigger.frame == "passive" and subject is not None and subject[0] < trigger.start and trigger.end <= end:
        return recast.active(text, (max(subject[0], start), min(subject[1], end)), (trigger.start, trigger.end), end)
    if found := recast.parts(text[start:end]):
        return recast.active(text, (start, start + found[0]), (start + found[1], start + found[2]), end)
    return ""


def _plain(quote: str, span: LeafSpan) -> str:
    """The leaf's own words, its leading verb made plain ("jointly building" -> "build")."""
    found = words(quote, 0, len(quote))
    lex, rules = lexicon(), grammar()
    i = 0
    while i < len(found) and (rules.is_adverb(found[i]) or found[i].low in _NEEDLESS):
        i += 1
    if i >= len(found):
        return quote
    low = found[i].low
    frame = span.trigger.frame
    of = i + 1 < len(found) and found[i + 1].low == "of"
    if low in lex.noun and (of or (low not in lex.base and low not in lex.gerund)):
        return _from_noun(quote, found, i, lex.noun[low])
    if low in lex.gerund and len(found) > i + 3 and found[i + 1].low in rules.particles and found[i + 2].low == "of":
        quote = f"{quote[: found[i + 2].start]}{quote[found[i + 3].start :]}"
    if _is_inflected(found, i):
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
    return quote[found[i].start :] if found[0].low in _NEEDLESS else quote


def _is_inflected(found: list[Word], i: int) -> bool:
    """Whether a form that only a verb has leads the leaf; those but the gerund at its very head."""
    low, lex = found[i].low, lexicon()
    if low in lex.base:
        return False
    if i == 0 and low in lex.past:
        return True
    leads = low in lex.gerund or (i == 0 and low in lex.third and _governs(found, low))
    return leads and (i + 1 == len(found) or found[i + 1].low != "for")


def _governs(found: list[Word], low: str) -> bool:
    """Whether a form in -s at the head of a leaf is a verb with its object and no plural noun."""
    if low[:-1] not in lexicon().noun:
        return True
    return len(found) > 1 and (found[1].capital or found[1].low in grammar().determiners)


def _bare(quote: str, found: list[Word], i: int) -> str:
    """The quote from its verb on, stacked inflected verbs made plain with it ("upholding and strengthening")."""
    lex = lexicon()
    out = []
    at = found[i].start
    while hit := lex.gerund.get(found[i].low) or lex.third.get(found[i].low) or lex.past.get(found[i].low):
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


def _joint(text: str, start: int, end: int) -> bool:
    """Whether the leaf is the last of several that share a verb, so that its words name the others' objects too."""
    found = words(text, start, end)
    return len(found) > 4 and len(objects.shared(found, 0, 0, len(found))[0]) > 1


def _only_last(quote: str) -> str:
    """The last of several objects with their verb: "posts in A and B respectively" -> "posts in B"."""
    quote = quote.rpartition(" respectively")[0] or quote
    found = words(quote, 0, len(quote))
    rules = grammar()
    joint = next((k for k in range(len(found) - 1, 0, -1) if found[k].low in ("and", ",")), None)
    if joint is None or joint + 1 >= len(found):
        return quote
    again = found[joint + 1].low
    if again in rules.prepositions and (first := next((k for k in range(joint) if found[k].low == again), None)):
        return quote[: found[first].start] + quote[found[joint + 1].start :]
    place = next((k for k in range(joint, 0, -1) if found[k].low in rules.prepositions), None)
    if place is None:
        return quote
    return quote[: found[place].end] + " " + quote[found[joint + 1].start :]


def _refrained(said: str) -> str:
    """A promise not to act, told as an act ("provide weapons" -> "refrain from providing weapons")."""
    if said.lower().startswith(("no ", "under no ", "at no time", "in no case")):
        return said
    lead, _, rest = said.partition(" ")
    verb = lexicon().base.get(lead.lower())
    if verb is None or verb.lemma == "be":
        return f"not {said}"
    return f"refrain from {verb.gerund} {rest}".strip()


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
            if not _NAME.search(said[: hit.start()] + "\n" + said[hit.start() :]) and not _HALF.search(said, 0, hit.start()):
                found.append((hit.start() - cost, said[: hit.start()]))
    return found
