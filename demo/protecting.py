"""An incident being followed, the plan that says whom to warn, who stands around Nour, places in a caseload."""

from datetime import date, timedelta
from decimal import Decimal

from filrouge.accounts.models import User
from filrouge.pathways.actions.kept_facts import refresh_kept_facts
from filrouge.pathways.models import (
    AlarmStep,
    Appointment,
    CaseloadWeight,
    CircleMember,
    Handover,
    Incident,
    IncidentEntry,
    IncidentNotice,
    Pathway,
)
from filrouge.shared import clock

from .world import World, moment, working_day

# Part, name, structure, telephone (numbers kept for fiction), since how many days.
AROUND_NOUR = (
    ("tutor", "Alain Roux", "Cuisine centrale de Béziers", "04 65 71 00 12", 60),
    ("volunteer", "Claire Dumas", "Passerelles 34", "06 39 98 00 31", 40),
    ("partner", "Lucie Bonnet, puéricultrice", "PMI du centre", "04 65 71 00 27", 24),
    ("france_travail", "Mme Ferrer", "Agence de Béziers", "", 210),
    ("department", "M. Galtier", "Maison des solidarités", "04 65 71 00 40", 200),
)
PLAN = ((1, "lead", 48), (2, "coordination", 24), (3, "coordination", 2), (3, "manager", 2))
JOURNAL = (
    ("Bruno", "« Il a cassé la porte cette nuit. » Elle est chez une amie avec sa fille. Le 17 a été appelé."),
    ("Dalia", "Nuitée trouvée par le 115, puis place en centre pour deux semaines. CRIP prévenue."),
    ("Bruno", "Plainte déposée, accompagnée par l'association. Elle veut garder son stage : tuteur prévenu "
              "d'une absence, sans dire pourquoi."),
)  # fmt: skip


def tell_protecting(world: World, accounts: dict[str, User]) -> None:
    _plan(world, accounts["Dalia"])
    _circle(world, accounts["Amina"])
    paths = list(Pathway.objects.open().of_referent(accounts["Bruno"]).order_by("pk")[:3])
    if len(paths) == 3:
        _incident(world, accounts, paths[0])
        _weight(paths[0], accounts["Bruno"])
        _handover(world, accounts, paths[1])


def _plan(world: World, dalia: User) -> None:
    for severity, whom, hours in PLAN:
        AlarmStep.objects.create(
            project=world.project, severity=severity, whom=whom, within_hours=hours, added_by=dalia
        )


def _circle(world: World, amina: User) -> None:
    path = Pathway.objects.get(
        person__given_name="Nour", person__birth_date=date(2002, 3, 14)
    )  # not a namesake
    for part, name, structure, phone, days in AROUND_NOUR:
        CircleMember.objects.create(
            **_of(path, amina),
            part=part,
            name=name,
            structure=structure,
            phone=phone,
            since=max(world.day(-days), path.opened_on),
        )


def _incident(world: World, accounts: dict[str, User], path: Pathway) -> None:
    bruno = accounts["Bruno"]
    incident = Incident.objects.create(
        **_of(path, bruno), kind="violence", severity=3, happened_on=world.day(-6)
    )
    bound = {name: value for name, value in _of(path, bruno).items() if name != "pathway"}
    for number, (name, text) in enumerate(JOURNAL):
        entry = IncidentEntry.objects.create(
            **bound | {"created_by": accounts[name]}, incident=incident, text=text
        )
        at = moment(world.day(-6 + 2 * number), 9, 20)
        IncidentEntry.objects.filter(pk=entry.pk).update(created_at=at)
    start = moment(world.day(-6), 9, 20)
    Incident.objects.filter(pk=incident.pk).update(created_at=start)
    for name, hours in (("Dalia", 1), ("Manon", 2)):
        notice = IncidentNotice.objects.create(
            **bound, incident=incident, user=accounts[name], due_at=start + timedelta(hours=2)
        )
        IncidentNotice.objects.filter(pk=notice.pk).update(
            created_at=start, acknowledged_at=start + timedelta(hours=hours, minutes=-12)
        )


def _weight(path: Pathway, bruno: User) -> None:
    CaseloadWeight.objects.create(**_of(path, bruno), weight=Decimal("3"), reason="crisis")


def _handover(world: World, accounts: dict[str, User], path: Pathway) -> None:
    """Bruno leaves for another part of town: Amina will take over, once the three of them have met."""
    bruno, amina = accounts["Bruno"], accounts["Amina"]
    day = working_day(world.day(8))
    meeting = Appointment.objects.create(
        **_of(path, bruno),
        user=bruno,
        starts_at=moment(day if day > clock.today() else world.day(8), 14),
        purpose="passation, à trois, avec Amina Martin",
        place="Bureau 4",
    )
    Handover.objects.create(
        **_of(path, bruno), to=amina, appointment=meeting, note="Préfère le matin. Passe son permis en mars."
    )
    refresh_kept_facts([path.pk])


def _of(path: Pathway, by: User) -> dict[str, object]:
    return {"pathway": path, "person_id": path.person_id, "project_id": path.project_id, "created_by": by}
