"""What coming from somewhere says of someone, guessed on the side of caution: nobody sees it then."""

from fnmatch import fnmatchcase

from filrouge.outreach.models import Reveals, StructureKind
from filrouge.privacy.rows import Level
from filrouge.shared.words import fold

BY_KIND = {
    StructureKind.HEALTH: Reveals.HEALTH,
    StructureKind.ADDICTION: Reveals.HEALTH,
    StructureKind.JUSTICE: Reveals.JUSTICE,
    StructureKind.VIOLENCE: Reveals.VIOLENCE,
}

# Words in names of places, without accents; a star: whatever follows. An association or a shelter may be any.
HEALTH = (
    "hopita* hospit* clinique* chu chr ch chs cms sante medic* medec* psych* cmp esms addict* csapa caarud cegidd pass"
    " lhss appartements handicap* mdph sida vih soin soins therap* toxico* alcool* unafam gem pmi"
)
JUSTICE = (
    "spip pjj penitent* prison* detention detenu* judiciaire* justice tribunal probation sortants sortant"
)
VIOLENCE = "femme femmes victime* violence* cidff conjugal* prostit* nid traite refuge"
HINTS = {Reveals.HEALTH: HEALTH, Reveals.JUSTICE: JUSTICE, Reveals.VIOLENCE: VIOLENCE}


def level_of(*, kind: str, name: str, said: bool) -> Level:
    """The strictest of what the sender chose, of what the name hints at and of what the sender says."""
    found = {BY_KIND.get(StructureKind(kind), Reveals.NOTHING) if kind else Reveals.NOTHING}
    words = fold(name).split()
    for reveals, listed in HINTS.items():
        if any(_hints(word, listed) for word in words):
            found.add(reveals)
    if said and found == {Reveals.NOTHING}:
        found.add(Reveals.VIOLENCE)  # it is not said of what: the strictest
    return max(one.level for one in found)


def _hints(word: str, listed: str) -> bool:
    return any(fnmatchcase(word, pattern) for pattern in listed.split())
