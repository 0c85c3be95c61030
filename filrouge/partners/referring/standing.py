"""Where a referral stands, in a sentence, from the facts that tell it; and what there is to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from filrouge.partners.models import Happened, Reason, Referral, ReferralFact, Result
from filrouge.shared import clock
from filrouge.shared.nested import rows_of
from filrouge.shared.ui.dates import short_day

H = Happened
LABELS = {
    H.ALREADY: gettext_lazy("accompagnée là-bas"),
    H.ACCEPTED: gettext_lazy("acceptée"),
    H.REFUSED: gettext_lazy("refusée"),
    H.FULL: gettext_lazy("complet"),
    H.WRONG_PUBLIC: gettext_lazy("pas le bon public"),
    H.STARTED: gettext_lazy("commencée"),
    H.STOPPED: gettext_lazy("interrompue"),
    H.ENDED: gettext_lazy("terminée"),
    H.RECALLED: gettext_lazy("annulée"),
    H.WITHDRAWN: gettext_lazy("arrêtée par la personne"),
}
KINDS = {
    H.ALREADY: "ok",
    H.ACCEPTED: "ok",
    H.STARTED: "ok",
    H.ENDED: "ok",
    H.REFUSED: "warn",
    H.FULL: "warn",
} | {
    H.WRONG_PUBLIC: "warn",
    H.STOPPED: "warn",
}
TODO = {
    H.ALREADY: gettext_lazy("Prendre des nouvelles."),
    H.ACCEPTED: gettext_lazy("Demander si c’est commencé."),
    H.REFUSED: gettext_lazy("Chercher une autre adresse."),
    H.FULL: gettext_lazy("Redemander plus tard, ou chercher une autre adresse."),
    H.WRONG_PUBLIC: gettext_lazy("Chercher une autre adresse."),
    H.STARTED: gettext_lazy("Prendre des nouvelles."),
    H.STOPPED: gettext_lazy("Comprendre pourquoi, et chercher la suite."),
}


@dataclass(frozen=True)
class Standing:
    """`label` and `kind`: of the tag. `todo`: "" when nothing is."""

    label: str
    kind: str
    sentence: str
    todo: str


def standing_of(referral: Any) -> Standing:
    """`referral` was fetched `with_told`."""
    return standing(referral, rows_of(ReferralFact, referral.told))


def standing(referral: Referral, telling: Sequence[ReferralFact]) -> Standing:
    """From its facts that tell, the latest first."""
    if not telling:
        return _waiting(referral)
    fact = telling[0]
    kind = H(fact.kind)
    return Standing(str(LABELS[kind]), KINDS.get(kind, "plain"), sentence_of(fact), _todo(fact))


def sentence_of(fact: ReferralFact) -> str:
    """« Acceptée le 12 nov., pour le 20 nov. », « Refusée le 12 nov. : c’est trop loin »."""
    if fact.kind == H.ALREADY:
        return _("Elle y était déjà accompagnée ; la page est partagée depuis le %(day)s") % {
            "day": _day(fact.at)
        }
    said = _("%(what)s le %(day)s") % {"what": str(LABELS[H(fact.kind)]).capitalize(), "day": _day(fact.at)}
    if fact.kind == H.FULL:
        said = _("Complet, dit le %(day)s") % {"day": _day(fact.at)}
    if fact.kind == H.WRONG_PUBLIC:
        said = _("Pas le bon public, dit le %(day)s") % {"day": _day(fact.at)}
    if fact.on and fact.kind == H.FULL:
        return _("%(said)s ; à redemander le %(day)s") % {"said": said, "day": _day(fact.on)}
    if fact.on and fact.kind == H.ACCEPTED:
        return _("%(said)s, pour le %(day)s") % {"said": said, "day": _day(fact.on)}
    if fact.on and fact.kind in (H.STARTED, H.STOPPED, H.ENDED):
        said = _("%(what)s le %(day)s") % {
            "what": str(LABELS[H(fact.kind)]).capitalize(),
            "day": _day(fact.on),
        }
    why = Reason(fact.reason).label if fact.reason else Result(fact.result).label if fact.result else ""
    return _("%(said)s : %(why)s") % {"said": said, "why": why} if why else said


def _todo(fact: ReferralFact) -> str:
    if fact.kind == H.FULL and fact.on and fact.on <= clock.today():
        return _("C’est le jour : redemander au partenaire.")
    if fact.kind == H.ENDED and fact.result == Result.LIFTED:
        return _("Regarder avec la personne si le frein est levé.")
    return str(TODO.get(H(fact.kind), ""))


def _waiting(referral: Referral) -> Standing:
    asked = _day(referral.answer_by)
    if referral.days_left >= 0:
        said = _("Envoyée le %(sent)s ; réponse demandée pour le %(day)s")
        said %= {"sent": _day(referral.sent_on), "day": asked}
        return Standing(_("attend une réponse"), "plain", said, "")
    late = -referral.days_left
    said = ngettext(
        "Sans réponse : demandée pour le %(day)s, il y a %(count)d jour",
        "Sans réponse : demandée pour le %(day)s, il y a %(count)d jours",
        late,
    ) % {"day": asked, "count": late}
    told = clock.today() > referral.answer_by + referral.patience
    todo = _("Appeler ; la coordination est prévenue.") if told else _("Appeler le partenaire.")
    return Standing(_("sans réponse"), "grave" if told else "warn", said, todo)


def _day(moment: date | datetime) -> str:
    day = timezone.localdate(moment) if isinstance(moment, datetime) else moment
    return short_day(day, clock.today())
