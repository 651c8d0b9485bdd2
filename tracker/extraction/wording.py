"""The words by which readouts mean a party without naming it: sides, offices, pronouns, and where a subject phrase ends."""

from __future__ import annotations

import re

from tracker.extraction.actors import FRONT
from tracker.extraction.names import NAME_BARE, NAME_PART
from tracker.extraction.tables import alternatives, word_set

_SEVERAL = alternatives("""
    sides countries leaders nations parties presidents ministers governments states peoples delegations heads officials
    neighbou?rs partners secretaries chancellors principals advis[eo]rs participants representatives foreign_ministers
    prime_ministers defen[cs]e_ministers envoys ambassadors counterparts negotiators interlocutors delegates signatories
    allies economies militaries
""")
JOINT = re.compile(
    r"\b(?:both|each other|neither|sides|two|pair|leaders|co-chairs|"
    r"(?:the|these) (?:[\w-]+ ){0,2}(?:neighbou?rs|(?:arch-)?rivals|foes)$|"
    r"(?:respective|relevant|implementing|competent|concerned) (?:ministries|agencies|authorities|institutions|bodies)|"
    r"participants|teams|heads of (?:state|government|delegation)|"
    r"(?:no|neither|each|either|every|any) (?:party|side|country|state|member|nation)|members?(?: states)?|"
    rf"(?:(?:the|these|all|our|their) (?:[\w-]+ )?)?{_SEVERAL})\b",
    re.IGNORECASE,
)
"""Both or all of those who take part."""
WE = re.compile(r"\b(?:we|our|us|ourselves)\b", re.IGNORECASE)
ME = re.compile(r"\bI\b|\b[Mm](?:y|e|yself)\b")
MINE = re.compile(r"[\"'\s]*[Mm]y (?:own )?(?:[Mm]inisters|[Oo]fficials|[Mm]inistries)\b")
"""Several people of the speaker's side."""
PART_OF = re.compile(rf"[\"']?(?:[Ff]or|[Oo]n) (?:the )?(?:{NAME_BARE} ){{0,3}}(?:{NAME_BARE}'s?|side's) part, (?=we\b|$)")
"""Before a "we" that is of one side ("For Peru's part, | we will")."""
OUR_PART = re.compile(r"\b(?:[Ff]or|[Oo]n) our (?:own )?(?:part|side)\b")
"""What sets the speaker's side apart from the other."""
AND_I = re.compile(r"\band (?:I|myself)$|^I,? and ")
"""The speaker and somebody beside them."""
AND_SHE = re.compile(r"(?:[Hh]e|[Ss]he) and (?!(?:his|her)\b)[^,;]{2,80}$|[^,;]{2,80} and (?:he|she)$")
"""Somebody just spoken of, with somebody else."""
_PERSON = (
    r"(?:(?:[Tt]he )?(?:Prime Minister|President|Premier|Chancellor|King|Queen|Minister|Foreign Minister|Secretary)"
    rf"|Mr\.?|Ms\.?|Mrs\.?|Dr\.?)(?: {NAME_PART}){{0,3}}"
)
TWO_PERSONS = re.compile(rf"(?:[Bb]oth )?({_PERSON}) and ({_PERSON}|[A-Z][\w'-]*)\s*")
"""Two people who act together."""
WITH_COUNTERPART = re.compile(r" and (?:his|her|its|their) (?:[\w'-]+ ){0,3}?(?:counterpart|opposite number)s?\b")
"""Somebody's counterpart, with whom they act."""
THEY = re.compile(r"\b(?:they|their|them)\b", re.IGNORECASE)
COMPANY = re.compile(
    r"\b(?:[A-Z][\w&.'-]* (?:of |and |& )?){1,4}"
    + alternatives(
        "Airlines Airways Air Air_Lines Development_Fund Fund_for_Development Eximbank Exim_Bank Power_Company "
        "Corporation Company Inc Ltd Limited Holdings? Motors Telecom Technologies Petroleum Industries Railways"
    )
    + r"\b(?! (?:[Rr]egulations?|[Ll]aw|[Mm]inistry|[Mm]inister))"
)
"""A company by the last word of its name."""
GROUP = re.compile(
    r"\b(?:officials|authorities|representatives|experts|legislators|parliamentarians|lawmakers|executives|agencies)\s*$"
)
"""Several people of one side."""
OF_STATE = re.compile(rf"^.*?\b(?:{NAME_BARE}'s?|[A-Z][\w-]+-based)\s+(?=[A-Z])")
"""The country before the name of a company ("Qatar's | Gulf Holding Company")."""
THE_FIRM = re.compile(r"\b[Tt]he (?:agency|company|bank|fund|corporation|firm|conglomerate|airline)\b(?! of)")
"""A company or agency that was named before."""
THE_PARTIES = re.compile(
    r"(?: \([A-Z]{2,6}\))?,? \((?:(?:(?:each|both|together|jointly|collectively|hereinafter|hereafter|individually|referred to as"
    r"|and|an?) )|\"?(?:the )?\"?Party\"? ?|, )*\"?(?:the )?\"?(?:two )?(?:Parties|parties)\"?\)"
)
"""What names those before it "the Parties"."""
ENUMERATED = re.compile(
    r" \(|\)?(?: \([^()]{1,12}\))?(?:,? and |, )?(?:the )?(?:[Gg]overnments? of (?:the )?)?"
    r"(?:(?:Republic|Kingdom|State) of (?:the )?)?"
)
"""Between two of a list."""
THIRD = re.compile(
    r"\b(?:facilitated|mediated|brokered|hosted|sponsored|convened|witnessed|guaranteed|moderated|supported|organi[sz]ed) by "
    r"|\b(?:auspices|good offices|mediation|facilitation|sponsorship|efforts) of |\bhost country,? ?",
)
"""Before one who brings two others together."""
BROKERS = re.compile(r"'s? (?:mediation|facilitation|good offices|brokering|mediating|hosting)\b")
PRAISED = re.compile(
    r"\b(?:thank|commend|prais|congratulat|applaud|welcom|appreciat|support|endors|encourag|acknowledg|recogni[sz]|salut)\w*\b"
)
"""A verb whose object is the other side, whose "its" follows ("thanked Peru for its plans")."""
SHORT_FORM = re.compile(
    r"\b[Tt]he (?P<form>Kingdom|Sultanate|Emirates|Union|Alliance|Association|Federation|Bank|Fund|Agency|Organi[sz]ation"
    r"|Community|League|Forum|Programme|Secretariat|Authority|Court|Facility|Institute)\b(?! of)"
)
"""A state, union or body by one word of its long name."""
SHORT_FORMS = {
    "Kingdom": word_set("SAU BHR MAR JOR THA KHM BTN LSO SWZ TON ESP NLD BEL DNK NOR SWE GBR"),
    "Sultanate": word_set("OMN"),
    "Emirates": word_set("ARE"),
    "Union": word_set("EU AU"),
    "Alliance": word_set("NATO"),
    "Association": word_set("ASEAN"),
    "Federation": word_set("RUS"),
}
"""Whom each may mean; it means the one of them that takes part."""
STYLE = re.compile(r"\b(?:His|Her|Their) (?:Royal |Serene |Imperial )?(?:Highness|Majesty|Highnesses|Majesties)\b")
"""How a monarch is spoken of."""
ONE = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)
THING = re.compile(
    r"\b(?:it|its)\b|^\s*(?:this|these|those)\b|\b(?:country|government|side|nation|administration|ministry|guest|host)\b",
    re.IGNORECASE,
)
PAIR = re.compile(r"\b(?:both|two|each|sides|(?:foreign |prime )?ministers|presidents|leaders|counterparts)\b", re.IGNORECASE)
"""Two who met by themselves, among others."""
OUR_SIDE = re.compile(r"\b[Oo]ur (?:own )?(?:country|government|side|nation|republic|state|people|ministry|delegation)\b")
"""The speaker's own side."""
THEIR_SIDE = re.compile(r"[Tt]heir (?:own )?(?:country|[Gg]overnment|side|nation|republic|state|[Mm]inistry|delegation)\b")
"""One side, spoken of as several people."""
SAID_THEY = re.compile(
    rf"(?:[Tt]he )?(?P<who>{NAME_PART}(?: (?:of |and |the )*{NAME_PART}){{0,5}}) (?:has |have |had )?(?:also |further |\w+ly )?"
    r"(?:signal+ed|announced|said|indicated|confirmed|stated|told|informed|declared|pledged|promised|notified|assured|explained)"
    r"(?: [\w.'-]+){0,5}? (?:that )?(?=they\b)"
)
"""A country that says what it will do, up to "they"."""
_SAID = (
    "(?:(?:has )?(?:said|noted|added|stressed|emphasi[sz]ed|stated|told|concluded|explained|wrote|declared|announced|remarked"
    "|posted)|was quoted as saying)"
)
ATTRIBUTED = re.compile(
    rf"(?:,\"?|\",) (?:(?P<speaker>(?!{_SAID})[^,\"]{{3,80}}?) {_SAID}\b"
    rf"|(?:{_SAID}|according to) (?P<after>[^,;\"\n]{{3,80}}?)(?=[,;\"\n]|\.(?:\s|$)|$| (?:at|after|during|in|on|following)\b))"
)
"""Who said what stands before ("..., the President of Kenya said", "..., said the President")."""
INTRODUCED = re.compile(r"(?:(?:In|in) the words of |According to )?(?P<speaker>(?:[Tt]he )?[A-Z][^:\"\n]{2,80}?)(?:,|:) \"")
"""Who says what follows ("President Moyo: ...", "In the words of the President, ...")."""
FIRST_PERSON = re.compile(r"\b(?:I|we|We)\b")
TOGETHER = re.compile(r"[Ww]e (?:have )?(?:also |both |all |jointly )*(?:agreed|decided together)\b")
_WE_WILL = r"[Ww]e (?:will|shall|are going to|intend to|plan to|have decided to|are ready to)"
WE_GIVE = re.compile(
    rf"{_WE_WILL} (?:also |further |soon |now )*"
    r"(?:provide|contribute|donate|allocate|disburse|fund|finance|invest|send|dispatch|deploy|deliver|supply)\b"
    r"|[Ww]e (?:have |also )*invited?\b"
    rf"|{_WE_WILL} (?:also |further |certainly |always )*"
    r"(?:continue|increase|resume|maintain|guarantee|raise|expand|ensure) "
    r"(?:[\w-]+,? ){0,5}?(?:supplies|deliveries|exports|shipments)\b"
)
"""What one government gives or delivers."""
WITH_YOU = re.compile(r"\b(?:with|to|for|help|support|assist) (?:him|her|them|you|your|His Majesty)\b")
"""The same by a pronoun."""
WITH_THEM = re.compile(r"\b(?:with|to|for|help|support|assist|from) (?:the |our )?(?:[Gg]overnments? of |people of )?(?:the )?$")
"""Before the other side, as the one with or for whom the speaker acts."""
JOINTLY = re.compile(
    r"\b[Ww]e (?:have )?(?:also |both |all |then |further )*(?:agreed|resolved|concluded|signed|exchanged|discussed|adopted)\b"
    r"|\b(?:together|jointly|each other|one another|our (?:two |both |respective |bilateral )*"
    r"(?:countries|nations|governments|peoples|economies"
    r"|(?:partnership|cooperation|relations|relationship)(?! with (?:the |our )?[A-Z])))\b"
)
"""What makes "we" in one's own speech both sides."""
OURS = re.compile(
    rf"{JOINTLY.pattern}|\bwill meet\b"
    r"|\b[Oo]ur (?:[\w-]+ ){0,4}?(?:partnership|cooperation|relations|relationship|ties|friends|trade (?:volume|turnover))\b"
    r"|\b[Oo]ur (?:bilateral|mutual|two-way|reciprocal) \w"
)
"""The same in a quotation, where "our" may stand further off."""
BOTH_VISITS = re.compile(
    r"\b(?:both|two|all|each of)\b(?: of)?(?: my| our| the| these)?(?: \w+)? (?:visits|countries|meetings|trips|stops)\b"
)
AGREED = re.compile(
    r"[\"']?[Ii]t (?:was|is|has been) (?:also |further |jointly )?(?:agreed|decided|resolved|determined)"
    r"|(?:An? )?(?:[Aa]greement|[Uu]nderstanding) was (?:also )?reached"
    r"|[Tt]here (?:was|is) (?:also |likewise |further )?(?:an? |full |broad |general )*(?:agreement|consensus) (?:to|on|that)\b"
)
"""An impersonal agreement, which binds all."""
TOLD = re.compile(
    r"(?:also |further |then |later )?"
    + alternatives(
        "announced said noted stressed told recalled emphasi[sz]ed pointed informed stated added spoke called explained"
    )
    + r"\b"
)
"""A verb by which somebody speaks without binding anybody."""
OTHER_SIDE = re.compile(r"\b(?:other side|counterpart|guest|visiting)\b", re.IGNORECASE)
ASIDE = re.compile(r",? (?:for (?:his|her|its|their) (?:own )?part|in turn|in (?:his|her|its) turn|on (?:his|her|its) part)\b")
INSERTED = re.compile(
    r"(?P<who>[^,;:]{2,60}), (?!and\b|or\b|together|jointly|along|as well|accompanied)"
    r"(?:as (?:an? |the |its |both )?[^,;:]{2,240}|(?![^,]* and (?:the )?[A-Z])[^,;:]{2,120}),? ?$"
)
"""A subject with what is set apart behind it ("Poland, | Kenya's largest partner")."""
CLOSED = re.compile(
    r" ?(?:was |has |have |had )?(?:\w+ly )?[a-z]+(?: [\w-]+){0,4}, "
    r"(?:will|would|shall|is|has|plans|intends|agreed|pledged|undertook)\b"
    r"| ?\([^()]{1,60}\),"
)
"""The verb of a clause put in, its comma and the verb of the sentence ("Poland, it | was noted, will"), or a bracket."""
ON_SIDE = re.compile(rf"(?:On|From|For|In) (?:the )?{NAME_BARE}(?: {NAME_BARE}){{0,2}}(?:'s)?(?P<side> side| part)?, ")
"""A phrase that says whose ministry or minister follows ("On the Polish side, | the Ministry")."""
CUT = re.compile(
    r"\b"
    + alternatives("""
        with during on in at to through under by including against regarding among between who which that after before
        since towards? over following via when where while within along led
    """)
    + r"\b"
)
"""Where a noun phrase stops being about its head."""
AND = re.compile(r", (?:and )?|\s+but (?:also )?|\s+(?:and|as well as|together with|along with|alongside|&)\s+|\s?/\s?")
ADVERBIAL = re.compile(rf"(?:{FRONT.pattern}[^,;]{{0,240}},\s+)+")
"""What may stand before the subject of a sentence."""
VERB = re.compile(
    r"\b"
    + alternatives("""
        will would shall is are was were has have had said says met held spoke intends? plans? expects? pledges?
        supports? welcomes? commits? agrees? reaffirms? remains? stands? looks? express(?:es)? underscores? undertakes?
        hopes? wants? wishes should must may can regards? told gave took made thanks? endorses? affirms? recommits?
        recogni[sz]es? attaches notes? condemns? announced? noted emphasi[sz]ed stressed expressed reaffirmed reiterated
        confirmed stated pledged committed agreed decided highlighted underlined underscored welcomed affirmed thanked
        undertook declared promised proposed signed instructed recalled recommitted resolved acknowledged invited
        (?:also|jointly|further|both)_[a-z]+ [a-z]{3,}(?:ed|izes|ises)
    """)
    + r"\b"
)
"""Where the subject of a sentence ends."""
OWN = re.compile(
    r"\b"
    + alternatives("""
        reaffirm reiterat express underscor affirm confirm emphasi stress renew convey stat announc relay declar
        highlight not repeat underlin voic restat discuss shar outlin describ
    """)
    + rf"\w*(?: \w+ly| again| the| also)?(?: to (?:the )?{NAME_PART}(?: {NAME_PART})*)? $"
)
"""A verb after which "his" is its own subject's ("reaffirmed his")."""
ASSURED = re.compile(
    r"\b(?:(?:re)?assur|inform|promis|guarante|pledg|notif|told|tell|gave|give)[a-z]*\s"
    r"(?:[^,;]{3,80}\sthat|(?:(?:the|his|her|its|their) )?"
    r"(?:(?:[A-Z][\w.'-]*+|side|government|delegation|counterpart) ?){1,5})\s$"
)
"""A verb that has whom it was said to between it and "that he": its own subject is "he"."""
THE_OTHER = re.compile(
    r"\b(?:(?:[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) (?:[\w-]+ ){0,2}?"
    r"(?:counterpart|guest|host|colleague|interlocutor|opposite number|partner)"
    r"|(?:the )?other (?:side|party|country|government))\b"
)
"""Of two, the one who is not spoken of."""
EVENT = re.compile(
    r"\s*(?:[Tt]he |[Aa]n? |[Tt]heir |[Ii]ts )?(?:[\w-]+ ){0,5}?"
    + alternatives(
        "meetings? summits? sessions? rounds? consultations talks dialogues? conferences? forums? exercises? negotiations"
    )
    + r"\b"
)
"""An event as the subject, which binds all who take part."""
HELD_THERE = re.compile(r" (?:[Ss]ummit|[Mm]eeting|[Tt]alks|[Cc]onference|[Ss]ession|[Cc]onsultations|[Rr]ound|[Ff]orum)\b")
"""Behind a town: what was held there, and not the government that sits there ("the Abidjan | summit")."""
NEVER_GETS = re.compile(
    r" (?:(?:will|would|shall|must|can|could) (?:never|not)|cannot) (?:ever )?(?:be (?:able|allowed|permitted) to )?"
    r"(?:get|obtain|acquire|have|possess|develop|build|threaten|return)\b"
)
"""What others see to it that somebody will not do or have ("Chad | will never obtain such a weapon")."""
SETTLED = r"consensus(?:es)?|agreements?|understandings?|outcomes|results"
"""What those who talk reach together, as a part of a pattern."""
MUTUAL = re.compile(
    r"\s*(?:[Tt]he |[Aa]n? |[Tt]heir )?(?:[\w-]+ ){0,2}?(?:"
    rf"(?:{SETTLED}|contacts?|consultation|co-?operation|coordination|exchanges|"
    r"collaboration|communication|(?:joint )?working groups?)\s*$"
    r"|(?:joint|bilateral|mixed|intergovernmental) (?:[\w-]+ ){0,2}?"
    r"(?:committees?|commissions?|councils?|bod(?:y|ies)|mechanisms?|task forces?|working groups?)\b)",
    re.IGNORECASE,
)
"""What takes two, as the subject of a passive."""
SETTLES = (
    r"agreed|settled|decided|resolved|concurred|undert(?:ook|aken?)|approved|endorsed|adopted|arranged|"
    r"(?:drawn?|drew|worked)\s+(?:up|out)"
)
"""What those who talk have done with a matter once it is settled, as a part of a pattern."""
POINTS = re.compile(
    r"commitments?|decisions|priorities|steps|measures|tasks|directions|actions|points|"
    rf"(?:{SETTLES})\s+"
    r"(?:(?:on|upon|to)\s+)?(?:the\s+following(?!\s+(?:[a-z]+\s+)?"
    r"(?:documents?|texts?|declarations?|statements?|resolutions?))|as\s+follows)"
)
"""What those who talk have settled, as the subject of the points that spell it out."""
OFFICE_OF = re.compile(
    r"(?:'s?)? (?:[A-Z][a-z]+ )?(?:[Oo]ffice|[Bb]ranch|[Cc]hapter|[Bb]ureau|[Mm]ission|[Cc]ampus|[Cc]ent(?:er|re)) of (?:the )?$"
)
"""Between where a body has its office and the body ("the Kenya | Office of | UNICEF")."""
ANY_OFFICE = re.compile(r"\b(?:Foreign|Home) Office\b")
"""What more than one government calls its ministry: that of Britain only where Britain takes part."""
ITEM = re.compile(r"(?:^|\n)\s*\(?\d{1,3}[.)]\s+$")
"""The number of an item of an agreed text, which leaves whom the item before it was about."""
LEAD = re.compile(r"\b(?:following|these|as follows|below)\b")
TRIP = re.compile(
    r"\bwill\s+(?:also\s+)?(?:be\s+)?(?:visit(?:ing)?|travel(?:l?ing)?)\b"
    r"|\bwill\s+(?:be\s+)?(?:mak(?:e|ing)|pay(?:ing)?|undertak(?:e|ing))\s+an?\s[^.]{0,40}?visit\b"
    r"|\bto\s+(?:visit|travel\s+to)\s+[A-Z]"
)
"""What the first sentences of a text say that announces somebody's travels."""
_NAME = rf"(?>(?:[Tt]he )?{NAME_PART}(?: (?:of|the|{NAME_PART}))*)"
LISTED = re.compile(rf"(?:^|(?P<before>\S+) )(?P<list>(?:{_NAME}, )*{_NAME}(?P<comma>,?)) and (?:the )?$")
"""The earlier members of a list whose last one follows."""
OPENS_CLAUSE = re.compile(
    r"(?:that|said|noted|announced|agreed|while|and|as|reaffirmed|whereby|where|stated|but|confirmed|when|stressed|)$|.*[,;:]$"
)
"""A word after which a new subject may begin."""
