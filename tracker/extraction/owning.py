"""The words that tie an act to the party beside it: a genitive, a demonym, thanks for it, who does it, gives it, meets in it."""

from __future__ import annotations

import re

from tracker.extraction.names import NAME_BARE, NAME_PART
from tracker.extraction.tables import alternatives

IN_PARTNERSHIP = r"in (?:(?:close|full|strategic) )?(?:partnership|cooperation|co-operation|collaboration|conjunction) with"
"""Behind a subject, before those who act with it."""
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
HOLDERS = re.compile(r"(?:'s?)?,? and (?:the )?(?:Governments? of (?:the )?)?(?:Republic of )?")
"""Between two who hold it together."""
PREPOSED = re.compile(r"(?<!Government )(?<!Governments )\b(?:with|of|to|in|for|from|against|on|by) (?:the )?$")
"""Before one who is no holder ("ties with | Peru and Chile's plan")."""

TAKEN_UP = re.compile(r"\b(?:accept(?:ed|s)?|acceded to|granted|met) (?:the )?$")
"""Who accepts another's proposal or request is bound by it, and not its owner."""
TOLD_TO = re.compile(r"\b(?:re)?(?:assur|inform|notif|remind|convinc)(?:e[sd]?|ed|ied|ing) (?:the )?$")
"""Who is assured of another's promise does not make it."""
GENITIVE = re.compile(r"(?:'s|') $")
TAKEN_NOTE = re.compile(
    r"(?:(?:[Nn]ot|[Ww]elcom|[Aa]cknowledg|[Rr]ecogni[sz]|[Aa]ppreciat|[Cc]ommend)(?:e[sd]?|ed|ing|s) )?(?:the )?"
)
"""What may stand before the party at the head of an act."""
PERSONS = re.compile(rf"(?P<who>(?:{NAME_BARE} ){{0,4}}{NAME_BARE})(?='s? )")
GRANT = re.compile(
    r"(?!(?:\w+ly |also )?(?:facilitat|attract|encourag|promot|protect|invit|seek|increas|boost|approv|repay)[a-z]* )"
    r"(?:an? |the )?[^,;]{0,60}?\b"
    r"(?:loans?|grants?|guarantees?|financing|funding|investments?|contributions?|donations?|credits?|line)\b"
    r"(?: of [^,;]{0,30}?| worth [^,;]{0,30}?)? (?:from|by) (?:the )?"
)
"""Money, up to who gives it ("a $5 million grant from | the Fund")."""
_FOR_OTHERS = alternatives("""
    (?:co-?)?host(?:s|ing)? facilitat(?:es?|ing) mediat(?:es?|ing) broker(?:s|ing)? moderat(?:es?|ing) support(?:s|ing)?
    back(?:s|ing) arrang(?:es?|ing) organi[sz](?:es?|ing) conven(?:es?|ing) sponsor(?:s|ing)? encourag(?:es?|ing)
    promot(?:es?|ing) foster(?:s|ing)? enabl(?:es?|ing) help(?:s|ing)? assist(?:s|ing)? aid(?:s|ing)? guarante(?:es?|eing)
    monitor(?:s|ing)?
""")
BETWEEN = re.compile(
    rf"(?!(?:\w+ly |\w+ and |[a-z]+ (?:continued |full )?)?{_FOR_OTHERS}\b)"
    r"\s*(?:[Tt]he |[Aa]n? )?(?:[\w-]+ ){0,4}?"
    r"(?P<event>(?i:meetings?|summits?|talks|visits?|dialogues?|consultations|negotiations|conference|call))\b"
    r"(?:,? (?:which|that) (?:will|would|is|are|was) (?:to )?(?:also )?(?:take place|be held|happen)"
    r"| to be held| scheduled| planned)?(?: [^,.;]{0,25}?)?? between (?:the )?"
)
"""An event, up to those who meet in it; none that a third arranges for them ("host talks between")."""
ACCEPTED = re.compile(
    r"invitations? (?:was|were|has been|have been|had been) (?:\w+ly )?accepted\b|"
    r"(?:(?<=\b[Hh]e )|(?<=\b[Ss]he ))accepted (?:the|this) (?:\w+ )?invitation\b(?! (?:of|from|to)\b)"
)
"""An invitation taken up."""
ACCEPTED_IT = re.compile(
    r"(?:which|who|an (?:invitation|offer) (?:that|which)|(?:and )?(?:he|she|they)) (?:\w+ ){0,4}?accepted\b"
)
"""The same, told of an invitation behind it."""
INVITED = re.compile(r"\binvit(?:ed|es|ing)\b|\b(?:extend|convey|renew|issu)(?:ed|s|es) an? (?:\w+ )?invitation\b")
"""The words by which somebody invites."""
SIGNED = re.compile(
    r"(?:(?:the|an?|several|some|many|two|three|new|all|bilateral|intergovernmental|corresponding|relevant|joint|a number of) )*"
    r"(?:agreements?|documents?|memorand(?:um|a|ums)|treat(?:y|ies)|protocols?|papers|contracts?|declarations?|"
    r"statements?)\b[^,;]{0,80}?"
    r"\b(?:(?:will|would|shall) (?:also |soon )?be|(?:is|are|was|were) (?:(?:planned|expected|scheduled|due) )?to be) "
    r"(?:also )?(?:signed|concluded|initialled|exchanged|inked)\b(?! by\b)|"
    r"an? joint [^,;]{2,60}?\b(?:will|would|shall) (?:also |soon )?be "
    r"(?:set up|established|created|opened|launched|formed|founded)\b(?! by\b)",
    re.IGNORECASE,
)
"""What takes both of those who talk: a paper to be signed, something joint to be set up."""
ATTACK = re.compile(r"[Aa]ny? (?:[\w-]+ ){0,4}?(?:attacks?|aggression|strikes?)\b.{0,120}? (?:will|would|shall) ")
"""What is told of an attack to come ("any attack on Peru will be met with a reply")."""
ALL_AGREED = re.compile(
    r"\bthat (?:[^,;]{3,40}, )?(?:it (?:was|is|has been|had been) (?:also |further |jointly )?agreed|"
    r"(?:an? |the )?(?:agreements?|understandings?|consensus) (?:was|were|has been|have been|had been) (?:also )?"
    r"(?:reached|made|found|achieved)|(?:the )?(?:two )?(?:parties|sides|countries|governments) (?:have |had |also )*"
    r"(?:reached|came to) (?:an? |the )?(?:agreement|understanding|consensus))"
    r" (?:to|on|for|about|regarding) (?!.*\b(?:will|would|shall|said|agreed|decided|pledged|promised|intends?|plans?)\b)"
)
"""An agreement of all, of which one of them tells ("President Rojas said that it was agreed to | open")."""
BY_WHOM = re.compile(
    r"[^;]{0,200}?\bbe (?:\w+ly |also )*[a-z]+[^;.]{0,80}?\bby (?P<who>(?:the |their |its |both |a )*"
    r"(?:[A-Z]|(?:two |three )?(?:sides|parties|countries|governments|leaders|presidents|ministers|ministries)\b))"
)
"""A passive that will come, up to the one who does it."""
GIVEN = re.compile(
    r"\b(?:will|shall|would|to) (?:also )?be "
    + alternatives(
        "reserved provided granted offered given allocated supplied donated sent delivered extended exempted waived transferred"
    )
    + r"\b(?: \w+){0,3}? (?:for|to)\b"
)
"""A passive of giving, up to the one who gets it."""
_PEOPLE = alternatives("""
    citizens nationals students pupils teachers trainees officials officers diplomats soldiers personnel nurses doctors engineers
    experts specialists workers farmers fishermen pilgrims travellers visitors tourists
""")
TAKERS = re.compile(rf"(?:(?:[A-Za-z]+ ){{0,3}}?{_PEOPLE}|[A-Z][a-z]+s)(?= (?:will|shall|would|can|may) )")
"""People of one side, for whom something will be done ("Bhutanese | students will")."""
OF_PEOPLE = re.compile(rf"(?i:{_PEOPLE}) (?:of|from) (?:the )?$")
"""The same with their side behind them ("citizens of | Laos")."""
TAKE = re.compile(
    r" (?:will|shall|would|can|may) (?:[a-z]+ly |also |then |all |each |now )*(?:be (?:[a-z]+ly |also )*(?:given|granted|offered|"
    r"provided with|exempt(?:ed)?|admitted|allowed|permitted|able|trained|awarded|invited)|receive|get|enjoy|"
    r"(?:no longer )?(?:need|require)|enter|stay|travel|transit|visit)\b"
)
"""What will be done for them, or what they get."""
RECEIVED = re.compile(r"(?:receive|get|obtain) (?=[^,;.]{0,30}?\d)[^,;.]{2,80}? from (?:the )?(?=[A-Z])")
"""What one side gets, up to who gives it."""
OFFERED = re.compile(
    r"(?:\b(?:was|were|has been|have been|had been) (?:[a-z]+ly |also )?(?:promised|offered|assured of|granted|guaranteed) |"
    r"\b(?:obtained|won|secured|received|got) (?:an?|the|firm) (?:[a-z]+ )?(?:promise|pledge|commitment|assurance|offer)s? "
    r"(?:of )?)(?:an? |the )?$"
)
"""Before what somebody was promised."""
WE = re.compile(r"[Ww]e(?: (?:both|all|also))?")
OUR_FRIENDS = re.compile(
    r"\b[Oo]ur (?:[a-z]+ )?(?P<who>[A-Z][\w-]+) (?:partners?|friends?|colleagues?|counterparts?|neighbou?rs?|side)\b"
)
"""A side of which another speaks as of its friends."""
WAIVED = re.compile(
    r"(?:[Tt]he )?(?:[Vv]isa|[Ee]ntry)\b[^,;.]{0,40}? (?:for|on|of) (?:all )?"
    r"(?=[A-Z][^,;.]{2,60}? (?:will|shall|would|to) (?:[a-z]+ )?be (?:waived|abolished|lifted|reduced|cut|eased|"
    r"simplified|dropped)\b)"
)
"""What the people of one side need no longer, up to them."""
ALONG_WITH = re.compile(
    r",? (?:jointly with|together with|along with|alongside(?: with)?"
    rf"|{IN_PARTNERSHIP}) "
    rf"(?P<who>(?:the )?(?:[Gg]overnments? of (?:the )?)?{NAME_PART}(?:,? [A-Za-z][\w.'-]*){{0,9}}?),? "
    r"(?:will|would|shall|has|have|had|is|are|was|were|plans?|intends?|[a-z]+ed)\b"
)
"""Those together with whom the subject acts ("Kenya, jointly with | Poland, will")."""
WITH_WHOM = re.compile(
    r"\b(?:agree[ds]?|sign(?:s|ed)?|conclude[ds]?|decide[ds]?|resolved?) (?:today |also |yesterday )?with "
    r"(?P<who>(?:the )?[^,.;]{2,60}?) (?:to|on|that|an?|the)\b"
)
"""Those with whom the subject agreed or signed."""
ANOTHER_VERB = re.compile(r"\b(?:and|,) (?:\w+ )?(?:will|would|shall|pledged|promised|announced|undertook)\b")
REACHED = re.compile(
    r"(?:(?<!'s)(?<!s') )(?:an? |the |their )?(?:\w+ )?(?<!'s )(?:agreements?|understanding|consensus)"
    r"(?: (?:was |has been )?reached)? (?:to|on) (?:\w+ly )?$"
)
"""Before an act on which two agreed."""
WILL = re.compile(r" (?:will|would|is to|plans to|intends to)\b")
GIVES = re.compile(r"'s? (?:[a-z-]+,? ){0,3}?(?:support|assistance|help|backing|aid|readiness)\b")
"""What the party in the genitive at the head of an act gives ("India's continued support for")."""
DOER = re.compile(
    r"(?:'s?)? (?:[a-z]+ly )?"
    + alternatives(
        """
        hosting chairing joining becoming assuming holding participation purchase accession entry presidency chairmanship will
        hosts?
    """
    )
    + r"\b"
)
"""What makes the party before it the one who acts ("Japan | hosting the summit")."""
DOING = re.compile(
    r"(?:the )?(?:[a-z]+ ){0,2}?"
    + alternatives("""
        hosting chairing joining holding purchase accession participation chairmanship extension opening establishment
        provision launch ratification deployment contribution donation acquisition adoption resumption appointment lifting
        release withdrawal expansion dispatch delivery
    """)
    + r"\b"
)
"""The same where the act begins behind the genitive."""
