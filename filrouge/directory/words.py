"""What is said of a service or a structure on screens: why it comes there, how fresh it is, what is missing."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from filrouge.shared import clock

from .hours import slot_of
from .models import Fees, Published, Service

A_MONTH, A_YEAR = 30, 365
GOOD, FAIR = 0.75, 0.5
NEAR = 8  # km


def reasons_of(service: Service) -> list[str]:
    """« à 4 km, gratuit, mis à jour il y a 2 mois », in the order in which they weigh."""
    return [said for said in _reasons(service) if said]


def freshness(entry: Published) -> str:
    """« mis à jour il y a 2 mois »."""
    days = entry.age_in_days
    if days < A_MONTH:
        return _("mis à jour ce mois-ci")
    if days < A_YEAR:
        months = days // A_MONTH
        return ngettext("mis à jour il y a un mois", "mis à jour il y a %(count)d mois", months) % {
            "count": months
        }
    years = days // A_YEAR
    return ngettext(
        "pas mis à jour depuis plus d’un an", "pas mis à jour depuis plus de %(count)d ans", years
    ) % {"count": years}


def is_stale(entry: Published) -> bool:
    return entry.age_in_days >= A_YEAR


def missing(service: Service) -> list[str]:
    """What one would want to know and that nobody has published."""
    lacks = (
        (not service.can_be_reached, _("aucun moyen de contact")),
        (not service.fees, _("le coût")),
        (not service.audiences, _("pour qui")),
        (not service.opening_hours, _("les horaires")),
        (not service.ways and not service.askers, _("comment le demander")),
        (not service.commune_code and not service.is_remote, _("où c’est")),
    )
    return [said for lack, said in lacks if lack]


def quality(service: Service) -> str:
    """From the score of data·inclusion; blank when none was computed."""
    if service.score is None:
        return ""
    if service.score >= GOOD:
        return _("fiche bien remplie")
    return (
        _("fiche à compléter")
        if service.score >= FAIR
        else _("fiche très incomplète : téléphoner avant d’y envoyer quelqu’un")
    )


def _reasons(service: Any) -> Iterator[str]:
    yield _("à distance") if service.is_only_remote else distance_said(service)
    yield _zone_said(service)
    if service.fees:
        yield _("gratuit") if service.fees == Fees.FREE else _("payant")
    if service.open_at and slot_of(clock.now().astimezone(clock.PARIS)) in service.open_at:
        yield _("ouvert maintenant")
    if service.french_level:
        yield _("français %(level)s demandé") % {"level": service.french_level}
    yield freshness(service)
    if not service.can_be_reached:
        yield _("sans contact publié")


def _zone_said(service: Any) -> str:
    """What the search found of its zone; near, that it is for those of the place goes without saying."""
    says, km = getattr(service, "zone_says", ""), getattr(service, "km", None)
    if says == "others":
        return _("réservé à d’autres communes : vérifier")
    return _("pour qui vit ici") if says == "here" and (km is None or km > NEAR) else ""


def distance_said(service: Any) -> str:
    """Further than `NEAR`, what is also given at a distance is told so."""
    km: float | None = getattr(service, "km", None)
    if service.is_remote and (km is None or km > NEAR):
        return _("à distance")
    if km is None:
        return ""
    return _("à moins d’un kilomètre") if km < 1 else _("à %(km)d km") % {"km": round(km)}
