"""What the screens of a list show of its lines: who, what would be done, why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.accounts.models import User
from filrouge.pathways.actions.lists import Answer, files_held
from filrouge.pathways.lists.person import LineAddress, ProposedPerson, Values
from filrouge.pathways.lists.plans import Plan
from filrouge.pathways.lists.problems import Problem
from filrouge.pathways.lists.stored import StoredLine
from filrouge.pathways.models import ListImport, ListLine
from filrouge.people.births import birth_said
from filrouge.people.models import AccessGrant, ContactChannel, Person
from filrouge.reference.models import Commune
from filrouge.shared.french import of_name
from filrouge.shared.phones import display_phone
from filrouge.shared.ui.frame import NavigationItem

Decision = ListLine.Decision
KINDS = {
    Decision.CREATE: "ok",
    Decision.COMPLETE: "accent",
    Decision.DUPLICATE: "warn",
    Decision.REFUSED: "grave",
}
TABLES = {
    "pathways_contact": gettext_lazy("un contact noté"),
    "pathways_step": gettext_lazy("une étape prévue"),
    "pathways_appointment": gettext_lazy("un rendez-vous"),
    "pathways_objective": gettext_lazy("un objectif"),
    "pathways_referent": gettext_lazy("un changement de référent·e"),
    "pathways_closure": gettext_lazy("une fin de parcours"),
    "pathways_pathway": gettext_lazy("le parcours modifié"),
    "people_agreement": gettext_lazy("un accord donné"),
    "people_accessgrant": gettext_lazy("un accès ouvert"),
    "people_person": gettext_lazy("l’identité corrigée"),
    "people_contactchannel": gettext_lazy("un moyen de contact"),
    "people_protection": gettext_lazy("le statut mis à jour"),
}


@dataclass(frozen=True)
class Shown:
    line: ListLine
    name: str
    birth: str
    phones: str
    commune: str
    tag: str
    kind: str
    does: str
    problems: Sequence[Problem]
    record_url: str = ""


@dataclass(frozen=True)
class Candidate:
    """Someone of the base (`person_id`) or an earlier line of the file (`line_id`)."""

    title: str
    name: str
    birth: str
    phones: str
    commune: str
    why: str
    person_id: UUID | None = None
    line_id: UUID | None = None
    may_complete: bool = True


def shown(batch: ListImport, lines: Sequence[ListLine]) -> list[Shown]:
    stored = {line.pk: StoredLine.read(line.content) for line in lines}
    towns = _towns(one.plan.commune_code for one in stored.values() if one.plan)
    people = _as_shared([line.person_id for line in lines if line.person_id])
    return [_shown(line, stored[line.pk], towns, people.get(line.person_id)) for line in lines]


def _shown(line: ListLine, stored: StoredLine, towns: dict[str, str], person: Person | None) -> Shown:
    plan = stored.plan or Plan()
    named = plan.full_name or (person.full_name if person else "")
    birth = (plan.born, plan.birth_precision) if stored.plan else _birth(person)
    return Shown(
        line=line,
        name=named or stored.text,
        birth=birth_said(*birth),
        phones=", ".join(display_phone(number) for number in plan.phones),
        commune=towns.get(plan.commune_code, ""),
        tag=line.get_decision_display(),
        kind=KINDS.get(Decision(line.decision), "plain"),
        does=_does(line, plan, person),
        problems=stored.problems,
        record_url=person.get_absolute_url() if person and line.done_at else "",
    )


def _birth(person: Person | None) -> tuple[date | None, str]:
    return (person.birth_date, person.birth_precision) if person else (None, "")


def _does(line: ListLine, plan: Plan, person: Person | None) -> str:
    """What would be done, or was."""
    if line.decision == Decision.CREATE:
        return _opens(line, plan)
    if line.decision == Decision.COMPLETE:
        if line.same_as:
            return _("Complète la personne de la ligne %(number)d.") % {"number": line.same_as.number}
        return (
            _("Complète le dossier %(of_name)s.") % {"of_name": of_name(person)}
            if person
            else _("Complète un dossier.")
        )
    return {
        Decision.KNOWN: _("Rien à faire : cette ligne est déjà importée."),
        Decision.DUPLICATE: _("Rien tant que vous n’avez pas décidé."),
        Decision.REFUSED: _("Rien tant que la ligne n’est pas corrigée."),
        Decision.SKIPPED: _("Rien : laissée de côté."),
    }.get(Decision(line.decision), "")


def _opens(line: ListLine, plan: Plan) -> str:
    if line.done_at:
        return _("Dossier et parcours ouverts.")
    if plan.ending:
        return _("Ouvrir un dossier et un parcours déjà terminé.")
    return _("Ouvrir un dossier et un parcours.")


def decision_tabs(batch: ListImport, current: str) -> list[NavigationItem]:
    counted = {name: batch.counts.get(name, 0) for name in Decision.values}
    everything = NavigationItem(_("toutes les lignes"), "?", not current, sum(counted.values()))
    return [everything] + [
        NavigationItem(str(Decision(name).label), f"?quoi={name}", current == name, counted[name])
        for name in Decision.values
        if counted[name]
    ]


def work_said(batch: ListImport) -> str:
    return {
        ListImport.State.CHECKING: _("Vérification des lignes en cours…"),
        ListImport.State.COMMITTING: _("Import en cours… Vous pouvez quitter cette page."),
        ListImport.State.UNDOING: _("Annulation en cours…"),
    }.get(ListImport.State(batch.state), "")


def blockers_said(batch: ListImport) -> list[str]:
    """Who did what since, for people still within reach; the others without a name."""
    people = Person.objects.in_bulk([one["person"] for one in batch.blockers if one["person"]])
    actors = [
        one["actor"].removeprefix("user:") for one in batch.blockers if one["actor"].startswith("user:")
    ]
    users = {str(user.pk): str(user) for user in User.objects.filter(pk__in=actors)}
    return [
        _("%(person)s : %(what)s par %(who)s le %(day)s")
        % {
            "person": people.get(UUID(one["person"])) if one["person"] else _("une personne de la liste"),
            "what": TABLES.get(one["table"], _("le dossier complété")),
            "who": users.get(one["actor"].removeprefix("user:"), _("quelqu’un d’autre")),
            "day": date_format(timezone.localtime(datetime.fromisoformat(one["at"])), "j F"),
        }
        for one in batch.blockers
    ]


# --- side by side ----------------------------------------------------------------------------------


def candidates_of(user: User, line: ListLine) -> list[Candidate]:
    """Likeliest first; people out of reach since the check are left out."""
    alikes = sorted(line.lookalikes, key=lambda alike: -alike["likeness"])
    ids = [UUID(alike["person"]) for alike in alikes if "person" in alike]
    people = _as_shared(ids)
    held = files_held(user, line.batch, ids)
    channels: dict[UUID, list[str]] = {}
    numbers = ContactChannel.objects.in_use().filter(person__in=ids, kind__in=("phone", "whatsapp"))
    for person_id, value in numbers.order_by("value").values_list("person_id", "value"):
        channels.setdefault(person_id, []).append(display_phone(value))
    towns = _towns(person.commune_code for person in people.values())
    others = ListLine.objects.in_bulk([UUID(alike["line"]) for alike in alikes if "line" in alike])
    lines = {one.line.pk: one for one in shown(line.batch, list(others.values()))}
    found = []
    for alike in alikes:
        if "line" in alike and UUID(alike["line"]) in lines:
            found.append(_of_line(lines[UUID(alike["line"])], alike["why"]))
        elif "person" in alike and (person := people.get(UUID(alike["person"]))):
            found.append(
                Candidate(
                    title=_("déjà dans Fil rouge"),
                    name=person.full_name,
                    birth=birth_said(person.birth_date, person.birth_precision),
                    phones=", ".join(channels.get(person.pk, ())),
                    commune=towns.get(person.commune_code, ""),
                    why=alike["why"],
                    person_id=person.pk,
                    may_complete=person.pk in held,
                )
            )
    return found


def _as_shared(ids: Sequence[UUID]) -> dict[UUID | None, Person]:
    people: dict[UUID | None, Any] = Person.objects.saying_if_shared(AccessGrant.objects.in_force()).in_bulk(
        ids
    )
    for person in people.values():
        if not person.shared:
            person.keep_to_the_name()
    return people


def _of_line(one: Shown, why: str) -> Candidate:
    refused = one.line.decision in (Decision.DUPLICATE, Decision.SKIPPED, Decision.REFUSED)
    return Candidate(
        title=_("ligne %(number)d de la liste") % {"number": one.line.number},
        name=one.name,
        birth=one.birth,
        phones=one.phones,
        commune=one.commune,
        why=why,
        line_id=one.line.pk,
        may_complete=not refused,
    )


def answers(candidates: Sequence[Candidate]) -> list[tuple[str, str]]:
    same = [
        (
            _value(one),
            _("Oui, c’est %(name)s (%(where)s) : compléter") % {"name": one.name, "where": one.title},
        )
        for one in candidates
        if one.may_complete
    ]
    return [
        *same,
        (Answer.Kind.OTHER, _("Non, c’est quelqu’un d’autre : ouvrir un dossier")),
        (Answer.Kind.ASIDE, _("Je ne sais pas : laisser cette ligne de côté")),
    ]


def answer_of(line: ListLine) -> str:
    """What was answered before, '' for nothing yet."""
    if line.decision == Decision.COMPLETE:
        return _same_value(line.person_id, line.same_as_id)
    return {Decision.CREATE: Answer.Kind.OTHER, Decision.SKIPPED: Answer.Kind.ASIDE}.get(
        Decision(line.decision), ""
    )


def _value(one: Candidate) -> str:
    return _same_value(one.person_id, one.line_id)


def _same_value(person_id: UUID | None, line_id: UUID | None) -> str:
    return f"{Answer.Kind.SAME}:person:{person_id}" if person_id else f"{Answer.Kind.SAME}:line:{line_id}"


def _towns(codes: Iterable[str]) -> dict[str, str]:
    wanted = {code for code in codes if code}
    return {one.code: str(one) for one in Commune.objects.filter(pk__in=wanted)} if wanted else {}


# --- to correct ------------------------------------------------------------------------------------


def given_back(lines: Iterable[ListLine]) -> list[ProposedPerson]:
    """Refused lines as they were read."""
    stored = [(line, StoredLine.read(line.content)) for line in lines]
    return [
        ProposedPerson(LineAddress(line.sheet, line.number), Values(), one.raw, problems=list(one.problems))
        for line, one in stored
    ]


def headings_of(people: Sequence[ProposedPerson]) -> list[str]:
    """Of every sheet, in order of first appearance."""
    return list(dict.fromkeys(heading for person in people for heading in person.raw)) or [_("Nom")]
