"""The home page of those who accompany nobody: what their role opens, and what can be done there."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from filrouge.accounts.models import Membership, Organisation, Role, User
from filrouge.accounts.rooms import rooms_of
from filrouge.privacy.context import Context

Words = tuple[str | Promise, str | Promise]  # the title of a card, and one sentence

ORGANISATIONS: Words = (
    _("Organisation"),
    _("Voir les organisations qui vous concernent, leur équipe et leurs projets."),
)
PROJECTS: Words = (
    _("Projets"),
    _("Lire un projet : sa période, ses objectifs chiffrés, les organisations qui le portent."),
)
READINGS: Words = (
    _("Protection des données"),
    _("Voir qui a ouvert un dossier, vérifier le journal des lectures, décider des effacements."),
)
EMERGENCIES: Words = (
    _("Accès d’urgence"),
    _("Relire les dossiers ouverts en urgence, et dire ce que vous en pensez."),
)
SAFE: Words = (
    _("Coffre de justificatifs"),
    _("Lire les copies qu’un financeur exige, par référence ; chaque ouverture est inscrite."),
)
NEW_ORGANISATION: Words = (
    _("Ajouter une organisation"),
    _("L’inscrire avec son numéro SIRET, puis inviter la personne qui en sera responsable."),
)
NEW_PROJECT: Words = (
    _("Ouvrir un projet"),
    _("Lui donner un nom, une période et une organisation qui le porte."),
)
TEAM = _("Voir qui travaille ici, inviter quelqu’un, ajuster un temps de travail, mettre fin à une fonction.")
ABSENCES: Words = (
    _("Absences"),
    _("Noter l’absence d’une personne de l’équipe, et qui la remplace."),
)
INCIDENTS: Words = (
    _("Incidents"),
    _("Lire ce dont les équipes vous préviennent, et dire que vous l’avez lu."),
)
VOLUNTEERS: Words = (
    _("Bénévoles"),
    _("Voir qui est disponible, à qui la charte manque, et combien de personnes chacun rencontre."),
)
CARE: Words = (
    _("Prendre soin de l’équipe"),
    _("Prévoir une supervision, lire la météo de l’équipe, sa charge, ses formations."),
)
PARTNERSHIPS: Words = (
    _("Partenariats"),
    _("Ouvrir et signer un partenariat, dire ce que chacun apporte, l’évaluer à deux."),
)
KEYS: Words = (
    _("Clés de l’API"),
    _("Permettre à un autre logiciel de votre organisation de lire ou d’écrire ici."),
)
ROOM = _("Choisir ce qui est annoncé à un autre logiciel de votre organisation.")


@dataclass(frozen=True)
class Door:
    label: str
    url: str
    sentence: str


def doors_of(user: User, context: Context) -> list[Door]:
    """One query: the roles held today."""
    held = list(
        Membership.objects.current()
        .filter(user=user)
        .select_related("organisation")
        .order_by("organisation__name", "pk")
    )
    roles = {one.role for one in held}
    doors = [door for one in held if one.role == Role.MANAGER for door in _managing(one.organisation)]
    if Role.MANAGER in roles:
        doors.append(_door(ABSENCES, "pathways:absences-index"))
        doors.append(_door(INCIDENTS, "pathways:incidents-index"))
        doors.append(_door(VOLUNTEERS, "pathways:volunteers-index"))
        doors.append(_door(CARE, "pathways:care-index"))
        doors.append(_door(PARTNERSHIPS, "partners:partnerships-index"))
    if context.officer_of:
        doors.append(_door(READINGS, "privacy:officer-index"))
        doors.append(_door(EMERGENCIES, "people:emergencies-index"))
    if context.evaluated:
        doors.append(_door(SAFE, "enrolment:safes-index"))
    if Role.MANAGER not in roles or Role.PLATFORM in roles:
        doors.append(_door(ORGANISATIONS, "accounts:organisations-index"))
    doors.append(_door(PROJECTS, "accounts:projects-index"))
    if Role.PLATFORM in roles:
        doors.append(_door(NEW_ORGANISATION, "accounts:organisations-new"))
        doors.append(_door(NEW_PROJECT, "accounts:projects-new"))
    return doors if held else []


def _managing(organisation: Organisation) -> Iterator[Door]:
    yield _door((organisation.name, TEAM), "accounts:organisations-show", organisation.pk)
    yield _door(KEYS, "accounts:api_tokens-index", organisation.pk)
    for label, url in rooms_of(organisation):
        yield Door(label, url, str(ROOM))


def _door(words: Words, url_name: str, *args: int) -> Door:
    return Door(str(words[0]), reverse(url_name, args=args), str(words[1]))
