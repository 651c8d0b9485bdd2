"""The words of a promise to where they end though no separator says so: at who said it, at what led to it."""

from __future__ import annotations

import re

from tracker.extraction.tables import alternatives
from tracker.extraction.words import Range

_SAID = alternatives("""
    sa(?:id|ys?) noted notes added adds stressed stresses disclose[ds] announce[ds] state[ds] explained explains reported reports
    emphasi[sz]e[ds] confirmed confirms revealed reveals point(?:ed|s)_out tweeted tweets (?:wrote|writes|posted)_on told reads?
    indicate[ds] clarif(?:ied|ies) declare[ds] underline[ds] remarked remarks observe[ds] mentioned mentions conclude[ds] insisted
""")
_SPEAKER = alternatives("""
    statement communiqu[eé] ministr(?:ies|y) ministers? presidents? premier officials? spokes(?:person|man|woman|people) sources?
    readout document leaders? sides? service agency report release diplomats? embassy text declaration office department parties
    chancellery government delegations? secretary ambassador envoy chairman chairperson chair commissioner director head media
    press newspaper note summary bulletin website representatives? negotiators? aides? advis[eo]rs?
""")
_WHO = (
    r"(?:(?:the\s+|visiting\s+)?[A-Z][^,;\"]{1,110}|he|she|they|it|we|"
    rf"(?:(?:the|an?|its|his|her|their|both|two|one)\s+)?(?:[\w'.-]+\s+){{0,5}}?{_SPEAKER}"
    r"(?:\s+(?:of|for|in|from|on)\s+[^,;\"]{2,60}|(?:\s+[A-Z][\w'-]+){1,3}|\s+[\w']+)?)"
)
_ALSO_SAID = alternatives("""
    continued continues went_on goes_on affirmed affirms assured assures recalled recalls repeated repeats underscored underscores
    promised promises pledged pledges vowed vows agreed warned warns reiterated reaffirmed argued commented
    told_reporters
""")
"""Verbs that tell who said it only where no more than when or where comes behind them (", the Minister went on at noon")."""
_MADE_KNOWN = alternatives("announced reported stated confirmed said indicated told disclosed revealed noted")
_TOLD_BY = re.compile(
    rf",\s+{_WHO}(?:,\s[a-z][^,;\"]{{2,90}},)?\s+{_SAID}\b[^,;]{{0,160}}\.?$|"
    rf",\s+{_WHO}\s+{_SAID}(?:\s+(?!and\b)[^,;]{{1,60}})?,\s+(?!and\b|or\b|as well as\b)|"
    rf",\s+(?:said|reads?|reports|tweeted|wrote|according\s+to|quoting|citing|per|in\s+the\s+words\s+of|"
    rf"(?:as\s+)?{_MADE_KNOWN})\s+"
    r"[^;]{3,140}\.?$|"
    rf",\s+as\s+{_WHO}\s+(?:ha[sd]\s+)?{_MADE_KNOWN}\b[^;]{{0,80}}\.?$|"
    rf",\s+it\s+(?:was|is|has\s+been)\s+{_MADE_KNOWN}\.?$|"
    r",\s+in\s+what\s+[^;]{3,140}\.?$|\s+\[[a-z ]{3,20}\]\.?$"
)
"""Who said it, behind what was said."""
_LAST = re.compile(rf"\b{_ALSO_SAID}(?:\s(?:on|in|at|during|after)\s[^,;]{{2,60}})?\.?$")
_TOLD_LAST = re.compile(rf",\s+{_WHO}\s+{_LAST.pattern}")
"""Who said it with a verb that may as well promise, at the very end."""
_BETWEEN = re.compile(
    rf",\"?\s+(?:(?:as\s+)?{_WHO}\s+{_SAID}(?:\s+[^,;\"]{{1,60}})?|(?:said|according\s+to)\s+[^,;\"]{{3,80}}|"
    rf"it\s+was\s+{_MADE_KNOWN}|"
    rf"as\s+{_MADE_KNOWN}\s[^,;\"]{{3,80}})"
    r"(?:,\s+\"(?=(?:and|or)\b)|(?=,\s+(?:and|or|as\s+well\s+as)\b))"
)
"""Who said it, between one act and the next ("will open a port, he said, and train sailors")."""
_SAYS = re.compile(rf"\b(?:{_SAID}|{_MADE_KNOWN}|wrote|according|quoting|citing|per|in the words|in what)\b|\]")
"""One look that spares most sentences the others."""
_QUOTED = re.compile(r'[,.!?]"(?=\s)')
"""Where a quotation ends and the words of who said it begin."""
_SINCE = re.compile(
    r"\s(?:following|after|in response to)\s+(?:recent|last|yesterday's|this\s+(?:week|month)'s|"
    r"[A-Z][\w-]*'s?\s+(?:recent|[a-z]+\s+(?:attacks?|invasion)))\b"
)
"""What has happened before ("its commitment to defend Japan following recent missile tests")."""
STATED_IN = re.compile(
    r",?\s+in\s+(?:an?|their|its|the)\s+(?:(?:joint|press|media|written|official|final|brief|common)\s+)*"
    r"(?:statement|communiqu[eé]|declaration|press\s+release|readout)\s+"
    r"(?:(?:that\s+was\s+|which\s+was\s+)?(?:issued|released|published|adopted|signed|read\s+out|made\s+public)\b|"
    r"(?:on\s+[A-Z][a-z]+(?:day|\s\d+)|today|yesterday|here)\b|(?:after|following|at\s+the\s+(?:end|close|conclusion)\s+of)\s)"
)
"""Where it was said ("agreed to open a port in a statement issued on Monday")."""

_WITHIN = 1_000
"""So many characters behind the beginning of an act it may be said whose words they are."""


def ended(text: str, act: int, until: int, end: int, told: Range) -> int:
    """Where an act that begins at `act` and ends before `until` is over, the sentence ending at `end`.

    `told` is what was `inserted` in it: that ends nothing.
    """
    begin = max(act, told[1])
    end = min(end, begin + _WITHIN)
    said = _QUOTED.search(text, begin, until) or (_TOLD_BY.search(text, begin, end) if _SAYS.search(text, begin, end) else None)
    said = said or (_TOLD_LAST.search(text, begin, end) if _LAST.search(text, begin, end) else None)
    until = min(said.start(), until) if said else until
    since = _SINCE.search(text, act, until)
    until = since.start() if since else until
    stated = STATED_IN.search(text, act, until)
    return stated.start() if stated else until


def inserted(text: str, start: int, end: int) -> Range:
    """Where somebody is said to have said it between two acts of `text[start:end]`; (0, 0) for nowhere."""
    end = min(end, start + _WITHIN)
    found = _BETWEEN.search(text, start, end) if _SAYS.search(text, start, end) else None
    return found.span() if found else (0, 0)
