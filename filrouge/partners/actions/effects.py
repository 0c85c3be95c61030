"""What accepting a field of a sheet does, beyond noting it: said before, done after."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.partners.models import Filled, Happened, Referral, Said
from filrouge.partners.shuttle.boxes import STANDING, WHO
from filrouge.partners.shuttle.meetings import meeting_said
from filrouge.pathways.actions.steps import Plan, plan_step
from filrouge.pathways.models import Domain, Who
from filrouge.pathways.policies import can_plan
from filrouge.people.actions.channels import NewChannel, add_channel
from filrouge.people.actions.languages import NewLanguage, add_language
from filrouge.people.actions.persons import change_identity
from filrouge.people.models import ContactChannel, SpokenLanguage
from filrouge.reference.languages import find_language
from filrouge.reference.queries import commune_named
from filrouge.shared import clock
from filrouge.shared.phones import display_phone, normalise_phone
from filrouge.shared.ui.dates import full_day

from .answers import Answer, note_answer

IDENTITY = ("given_name", "family_name", "birth_date", "birth_precision", "sex")


@dataclass(frozen=True)
class Effect:
    """`sentence`: what it will do. `act`: does it, with all that was accepted at once (by field, and who filled in)."""

    sentence: str
    act: Callable[[dict[str, str]], Any] | None = None


def effect_of(by: User, referral: Referral, field: str, value: str) -> Effect:
    """For whoever holds the whole file."""
    found = {
        Filled.ANSWER: _answer,
        Filled.MEETING: _meeting,
        Said.REACH: _reach,
        Said.COMMUNE: _commune,
        Said.LANGUAGES: _languages,
    }.get(field)  # type: ignore[call-overload]
    return (found(by, referral, value) if found else None) or Effect(
        _("Noté ici, et repris dans la prochaine fiche.")
    )


def _answer(by: User, referral: Referral, value: str) -> Effect:
    def act(accepted: dict[str, str]) -> None:
        said = Answer(kind=value, who=accepted.get(WHO, ""), follower=accepted.get(Filled.FOLLOWER, ""))
        note_answer(by=by, referral=referral, answer=said, on_sheet=True)

    return Effect(_("Le fil dira : %(words)s.") % {"words": STANDING[Happened(value)]}, act)


def _meeting(by: User, referral: Referral, value: str) -> Effect | None:
    """A step of the path, for the day. Where going there says something, the path does not say it."""
    said = meeting_said(value, clock.today())
    if said is None or said[0] < clock.today() or referral.is_covered or not can_plan(by, referral.pathway):
        return None
    day, hour = said
    at = _(" à %(hour)s") % {"hour": f"{hour:%H h %M}"} if hour else ""
    plan = Plan(
        title=(_("Rendez-vous : %(where)s") % {"where": referral.structure.name})[: 160 - len(at)] + at,
        domain=referral.step.domain if referral.step else Domain.SOCIOCULTURAL,
        who=Who.PARTNER,
        with_whom=referral.structure.name[:160],
        planned_on=day,
    )
    sentence = _("Ajoute une étape au parcours, le %(day)s%(at)s.")
    return Effect(
        sentence % {"day": full_day(day, clock.today()), "at": at},
        lambda _accepted: plan_step(by=by, pathway=referral.pathway, plan=plan),
    )


def _reach(by: User, referral: Referral, value: str) -> Effect | None:
    """A number nobody knew."""
    said = [number for word in _numbers(value) if (number := normalise_phone(word))]
    channels = ContactChannel.objects.filter(person=referral.person_id, value__in=said, ended_on=None)
    known = set(channels.values_list("value", flat=True)) if said else set()
    number = next((one for one in said if one not in known), None)
    if number is None:
        return None
    channel = NewChannel(
        kind=ContactChannel.Kind.PHONE,
        value=number,
        remark=_("dit par un partenaire, à vérifier avec la personne"),
    )
    return Effect(
        _("Ajoute le %(number)s à ses moyens de contact, à vérifier avec elle.")
        % {"number": display_phone(number)},
        lambda _accepted: add_channel(
            by=by, person=referral.person, project=referral.project, channel=channel
        ),
    )


def _numbers(value: str) -> list[str]:
    """As they may be written between other words."""
    kept = "".join(sign if sign.isdigit() or sign in "+ .-" else "|" for sign in value)
    return [word for word in kept.split("|") if any(sign.isdigit() for sign in word)]


def _commune(by: User, referral: Referral, value: str) -> Effect | None:
    commune, person = commune_named(value), referral.person
    if commune is None or commune.code == person.commune_code:
        return None
    identity = {name: getattr(person, name) for name in IDENTITY}
    return Effect(
        _("Change la commune du dossier : %(commune)s.") % {"commune": commune},
        lambda _accepted: change_identity(by=by, person=person, commune_code=commune.code, **identity),
    )


def _languages(by: User, referral: Referral, value: str) -> Effect | None:
    """Those recognised that were not noted yet."""
    spoken = set(SpokenLanguage.objects.filter(person=referral.person_id).values_list("code", flat=True))
    named = [find_language(word.partition("(")[0]) for word in value.replace(";", ",").split(",")]
    new = {one.code: one for one in named if one and one.code not in spoken}
    if not new:
        return None

    def act(_accepted: dict[str, str]) -> None:
        for code in new:
            add_language(
                by=by, person=referral.person, project=referral.project, language=NewLanguage(code=code)
            )

    names = ", ".join(one.french_name for one in new.values())
    return Effect(_("Ajoute à ses langues : %(languages)s.") % {"languages": names}, act)
