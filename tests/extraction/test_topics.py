"""The fields that the words of an act stand for."""

import pytest

from tracker.extraction.pipeline import extract

_HEAD = "Joint Statement of Peru and Algeria\nPresident Ana Rojas of Peru met President Omar Ali of Algeria in Algiers.\n"
_ACTS = {
    "trade": "open border markets|join the Trans-Pacific Partnership|recognise conformity certificates|protect trademarks",
    "investment": "build a steelworks|acquire a 30 percent stake in the smelter|open a hotel|set up a business incubator",
    "finance": "cancel the arrears of Algeria|reschedule repayments|supervise reinsurance|join the Common Reporting Standard",
    "energy": "repair two substations|build a pumped-storage plant|drill ten geothermal wells|take back spent fuel",
    "transport": "build berths in Oran|open a flyover|donate 40 train carriages|abolish landing rights|join the Chicago Convention",
    "technology": "lay fibre-optic cables|cut roaming charges|migrate to IPv6|digitise the registry|open a server farm",
    "consular": "issue birth certificates|allow dual nationality|exempt tourists from visas|accept apostilles",
    "culture": "publish poems|build a stadium|restore the citadel|return a mummy|build a basketball court",
    "education": "build 20 classrooms|accredit two faculties|join the Bologna Process|send 40 pupils|open a trade school",
    "health": "donate X-ray machines|fight dengue|train paramedics|donate oxygen concentrators|treat drug addicts",
    "agriculture": "donate 50 tractors|vaccinate cattle|open a gene bank|join the International Plant Protection Convention",
    "environment": "restore peatlands|protect migratory birds|build a desalination plant|ratify the Nagoya Protocol",
    "security": "fight kidnapping|enforce the arms embargo|send 20 detectives|second staff to the Ministry of the Interior",
    "defence": "train paratroopers|open the airbase|extend the training mission|buy 12 Mirages|send three battalions",
    "justice": "pardon 40 inmates|reform the penal code|abolish the death penalty|fund a legal clinic|surrender the accused",
    "multilateral": "table a draft resolution|revive the Arab Maghreb Union|join the Group of Seven",
    "humanitarian": "send field kitchens|open a food bank|hold a fire drill|ratify the Geneva Conventions",
    "governance": "abolish child marriage|carry out a census|introduce e-voting|ratify CEDAW|combat violence against women",
}


@pytest.mark.parametrize(("topic", "act"), [(topic, act) for topic, acts in _ACTS.items() for act in acts.split("|")])
def test_a_phrase_tells_its_field(topic: str, act: str) -> None:
    assert [leaf.topic for leaf in extract(f"{_HEAD}Peru will {act}.\n").leaves] == [topic]
