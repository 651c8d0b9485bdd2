"""The words that tie a decision to the one whose it is: a genitive, a demonym, thanks for it."""

from __future__ import annotations

import re

from tracker.extraction.offices import alternatives

_HELD = alternatives("""
    proposals? decisions? plans? intent intentions? commitments? determination readiness willingness pledges?
    offers? desire resolve promise undertaking announcement goals? invitation efforts? assurances? assertions? agreement
    aim ambition aspiration interest concurrence consent approval
""")
_SIDE = alternatives("[Ss]ide [Gg]overnment people nation delegation administration authorities leadership [Pp]arliament cabinet")
HOLDER = re.compile(rf"(?: {_SIDE})?(?:'s|')\s(?:[\w-]+ ){{0,3}}?{_HELD} (?:to|of|for|on|in) (?:\w+ly )?$")
"""What ties an act to the party in the genitive before it ("Australia's proposal to | host")."""
NATIONAL = re.compile(
    rf" (?:(?!(?:and|of|for|to|an?|the|its|his|her|their|our)\b)[a-z][\w-]* ){{0,2}}?{_HELD} (?:to|of|for|on|in) (?:\w+ly )?$"
)
"""What ties an act to the demonym before it ("the Polish | firm plan to")."""
_PRAISE = alternatives("""
    thank(?:ed|s|ing)? commend(?:ed|s|ing)? prais(?:ed?|es|ing) congratulat(?:ed?|es|ing) applaud(?:ed|s|ing)? laud(?:ed|s|ing)?
    salut(?:ed?|es|ing) appreciation gratitude thanks grateful thankful
""")
_OBLIGING = alternatives("""
    (?:having_)?agree(?:ing|d) (?:having_)?decid(?:ing|ed) (?:having_)?pledg(?:ing|ed) (?:having_)?committ(?:ing|ed)
    (?:having_)?promis(?:ing|ed) (?:having_)?offer(?:ing|ed) having_undertaken undertaking resolving volunteering
""")
PRAISE = re.compile(_PRAISE)
"""A word of thanks."""
THANKED = re.compile(
    rf"\b{_PRAISE} (?:to )?(?P<whom>(?:(?!{_PRAISE})[^;:]){{2,80}}?),? (?:for|on|upon) "
    rf"(?:(?:its|his|her|their|the|this) (?:[\w'-]+ ){{0,3}}?{_HELD}|{_OBLIGING}) (?:not )?(?:to|of|for|on|in) (?:\w+ly )?$"
)
"""Thanks, up to the act for which they are ("thanked | Peru | for agreeing to")."""
GREETED = re.compile(
    rf"\b(?:welcom|appreciat|prais|commend|applaud|hail|laud)(?:ed?|es|s|ing) (?:her|his|its) (?:[\w-]+ ){{0,3}}?{_HELD}"
    r" (?:to|of|for|on|in) (?:\w+ly )?$"
)
"""What nobody says of their own act ("welcomed her decision to")."""
HOLDS = re.compile(rf"'s? (?:[\w-]+ ){{0,2}}?{_HELD} (?:to|that|of)\b")
"""The same inside an act that begins with it ("noted | Peru's assurance that")."""
THEIR_OWN = re.compile(rf"\b(?P<whose>its|his|her|their)\s(?:[\w-]+ ){{0,3}}?{_HELD} (?:to|of|for|on|in) (?:\w+ly )?$")
"""A pronoun in place of the party ("thanked Peru for | its | plans to")."""
HOLDERS = re.compile(r",? and (?:the )?(?:Governments? of (?:the )?)?(?:Republic of )?")
"""Between two who hold it together."""
PREPOSED = re.compile(r"(?<!Government )(?<!Governments )\b(?:with|of|to|in|for|from|against|on|by) (?:the )?$")
"""Before one who is no holder ("ties with | Peru and Chile's plan")."""

TAKEN_UP = re.compile(r"\b(?:accept(?:ed|s)?|acceded to|granted|met) (?:the )?$")
"""Who accepts another's proposal or request is bound by it, and not its owner."""
