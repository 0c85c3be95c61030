"""Those who select are briefed, and a safe holds what the funder requires: what the last screens show."""

from base64 import b64encode
from hashlib import sha256

from filrouge.accounts.models import User
from filrouge.enrolment.models import Candidacy, Deposit, Safe, SafeFile, TargetingSheet
from filrouge.outreach.models import Briefing, Orientation, OrientingOrganisation, ToldChange
from filrouge.people.models import Information

from .world import World, key, moment

PAPER = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
LAID = 4
KEPT = 365 * 6  # days, after the end of the programme


def brief_structures(world: World, coordinator: User) -> None:
    """Once the sheet is written: one structure knows the present one, another the former."""
    sheets = list(TargetingSheet.objects.filter(project=world.project).order_by("number"))
    arenes, ccas = OrientingOrganisation.objects.filter(reveals="nothing").order_by("-name")[:2]
    for structure, sheet, how, to, ago in (
        (arenes, sheets[-1], Briefing.How.LINK, arenes.email, 40),
        (ccas, sheets[0], Briefing.How.MEETING, ccas.contact, 300),
    ):
        Briefing.objects.create(
            project=world.project,
            structure=structure,
            sheet=sheet,
            how=how,
            to=to,
            by=coordinator,
            at=moment(world.day(-ago), 11),
        )


def change_minds(world: World, referent: User) -> None:
    """Someone no longer wants the meeting to be told."""
    one = Orientation.objects.filter(person=None, taken_by=referent).order_by("received_at").first()
    if one is None:
        return
    Orientation.objects.filter(pk=one.pk).update(tells=["answer"])
    common = {"orientation": one, "project": world.project, "by": referent}
    ToldChange.objects.create(tells=["answer"], at=moment(world.day(-1), 16), **common)


def fill_safe(world: World, coordinator: User, referent: User) -> None:
    """A few copies of residence permits, laid by Amina; their content is a blank page."""
    purge_on = world.day(KEPT)
    Safe.objects.create(
        project=world.project,
        funder="le fonds social européen (FSE+)",
        because="guide du porteur, justification du public",
        purge_on=purge_on,
        opened_by=coordinator,
        opened_at=moment(world.day(-200), 9),
    )
    told = Information.objects.filter(purpose="funding_evidence").values("person")
    mine = Candidacy.objects.filter(created_by=referent, person__in=told).select_related("person")
    for number, candidacy in enumerate(mine.order_by("-opened_on", "pk")[:LAID]):
        _lay(candidacy, referent, key(world.dice("deposit", number)), world.day(-3 * number), purge_on)


def _lay(candidacy: Candidacy, by: User, pk: object, day: object, purge_on: object) -> None:
    common = {
        "id": pk,
        "person": candidacy.person,
        "project_id": candidacy.project_id,
        "created_by": by,
        "kind": "permit",
        "laid_on": day,
        "purge_on": purge_on,
    }
    Deposit.objects.create(candidacy=candidacy, **common)
    SafeFile.objects.create(
        reference=candidacy.person.reference,
        media=SafeFile.Media.PDF,
        size=len(PAPER),
        digest=sha256(PAPER).hexdigest(),
        content=b64encode(PAPER).decode(),
        **common,
    )
