"""Free text that reveals what only some may know (mission: health, justice, violence, asylum apart)."""

import re
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.shared.words import fold

from .problems import Finding, warning


class Sensitivity(StrEnum):
    HEALTH = "health"
    JUSTICE = "justice"
    VIOLENCE = "violence"
    ASYLUM = "asylum"


LABELS = {
    Sensitivity.HEALTH: gettext_lazy("de santé"),
    Sensitivity.JUSTICE: gettext_lazy("de justice"),
    Sensitivity.VIOLENCE: gettext_lazy("de violences"),
    Sensitivity.ASYLUM: gettext_lazy("de la demande d’asile"),
}
_WORDS = {
    Sensitivity.HEALTH: r"\bsante\b|hopita|hospital|clinique|medic|malad|handicap|\bmdph\b|\brqth\b|psych"
    r"|\bpsy\b|depress"
    r"|enceinte|grossesse|\bcmp\b|\bchu\b|csapa|caarud|addict|alcool|drogue|toxico|\bvih\b|hepatite"
    r"|cancer|diabet"
    r"|traumat|suicid|insomni|operation|chirurg|infirmi",
    Sensitivity.JUSTICE: r"\bprison|incarcer|detention|\bspip\b|\bpjj\b|garde a vue|casier|bracelet"
    r"|tribunal correctionnel"
    r"|condamn|delit|sursis|\btig\b|probation|oqtf",
    Sensitivity.VIOLENCE: r"violen|\bvictime|viol\b|excision|mariage force|traite\b|proxen|prostitu"
    r"|foyer (?:de )?femmes"
    r"|cidff|solidarite femmes|agress",
    Sensitivity.ASYLUM: r"\bofpra\b|\bcnda\b|recit|persecut|tortur|dublin",
}
_PATTERNS = tuple((kind, re.compile(words)) for kind, words in _WORDS.items())
# « PASS » (permanence d'accès aux soins) in capitals; « pass Navigo » or « pass sport » is something else.
_HEALTH_PASS = re.compile(r"\bPASS\b(?! (?:Navigo|[Ss]port|[Cc]ulture|[Nn]um))")


def sensitivities(text: str) -> tuple[Sensitivity, ...]:
    folded = fold(text)
    found = [kind for kind, pattern in _PATTERNS if pattern.search(folded)]
    if _HEALTH_PASS.search(text) and Sensitivity.HEALTH not in found:
        found.append(Sensitivity.HEALTH)
    return tuple(found)


def sensitive_text(kinds: tuple[Sensitivity, ...]) -> Finding:
    subjects = _(" et ").join(str(LABELS[kind]) for kind in kinds)
    sentence = _(
        "Ce texte parle {subjects} : il ira dans la partie protégée, vue seulement par qui en a besoin."
    )
    return warning("sensitive_text", sentence.format(subjects=subjects))


def sensitive_origin(kinds: tuple[Sensitivity, ...]) -> Finding:
    subjects = _(" et ").join(str(LABELS[kind]) for kind in kinds)
    sentence = _("Cette origine parle {subjects} : elle sera protégée partout, statistiques comprises.")
    return warning("sensitive_origin", sentence.format(subjects=subjects))
