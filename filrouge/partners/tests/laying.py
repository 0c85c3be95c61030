"""Referrals laid for tests: Amina sends Nour to a legal service near her."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.test import Client

from filrouge.directory.models import Service, Structure
from filrouge.partners.actions.answers import Answer, note_answer
from filrouge.partners.actions.referrals import Recipient, Terms, send_referral
from filrouge.partners.actions.returns import take_paper
from filrouge.partners.actions.sheets import make_sheet
from filrouge.partners.models import PURPOSE, Filled, Referral, ReferralFact, Sheet, SheetReturn
from filrouge.partners.referring.lists import with_opening
from filrouge.partners.shuttle.folder import values_of
from filrouge.partners.shuttle.paper import Cover, drawn
from filrouge.pathways.models import Barrier
from filrouge.people.actions.information import HowGiven
from filrouge.people.models import AccessGrant, ContactChannel
from filrouge.privacy.context import acting
from filrouge.privacy.links import token_of
from filrouge.privacy.models import OutsideLink
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.papers.kinds import Kind
from filrouge.shared.text import search_key
from tests.cast import Cast
from tests.fillers import FILLERS

GORAN = "goran@partenaire.example"
SPOKEN = HowGiven(language="ara", how="spoken", witness="Mme Haddad")
SAID = {"name": "Nour Al Khatib", "reach": "06 12 34 56 78", "asked": "Relire son contrat de location"}


def structure_laid(name: str = "Comptoir du Port", **columns: Any) -> Structure:
    values = {"commune": "Béziers", "commune_code": "34032", "email": GORAN, "updated_on": clock.today()}
    with as_batch("fixture"):
        return Structure.objects.create(name=name, name_key=search_key(name), **{**values, **columns})


def service_laid(structure: Structure, name: str = "Permanence logement", **columns: Any) -> Service:
    values = {"commune": "Béziers", "commune_code": "34032", "updated_on": clock.today()}
    with as_batch("fixture"):
        return Service.objects.create(
            structure=structure, name=name, name_key=search_key(name), **{**values, **columns}
        )


def barrier_laid(
    cast: Cast, sub_theme: str = "logement-hebergement--se-maintenir-dans-le-logement"
) -> Barrier:
    with as_batch("fixture"):
        return Barrier.objects.create(
            person=cast.nour,
            project=cast.project,
            pathway=cast.nour_pathway,
            sub_theme=sub_theme,
            since=clock.today(),
        )


def phone_laid(cast: Cast, **columns: Any) -> ContactChannel:
    values = {"kind": "phone", "value": "+33612345678", "preferred": True, **columns}
    with as_batch("fixture"):
        return ContactChannel.objects.create(person=cast.nour, project=cast.project, **values)


def opened_to_amina(cast: Cast, level: int) -> None:
    with as_batch("fixture"):
        AccessGrant.objects.create(
            person=cast.nour,
            project=cast.project,
            user=cast.amina,
            level=level,
            basis="team",
            reason="besoin d’en connaître",
            since=clock.now() - timedelta(days=1),
            given_by="test",
        )


def handed(cast: Cast, **changes: Any) -> tuple[Referral, str]:
    """With the token of its link."""
    return _sent(cast, way="hand", **changes)


def sent(cast: Cast, **changes: Any) -> Referral:
    """By e-mail."""
    return _sent(cast, **changes)[0]


def _sent(
    cast: Cast,
    *,
    way: str = "mail",
    structure: Structure | None = None,
    service: Service | None = None,
    said: dict[str, str] | None = None,
    answer_by: date | None = None,
    barrier: Barrier | None = None,
    email: str = GORAN,
    by: Any = None,
) -> tuple[Referral, str]:
    by = by or cast.amina
    recipient = Recipient(
        structure=service.structure if service else structure or structure_laid(),
        service=service,
        email=email,
    )
    today = clock.today()
    terms = Terms(
        way=way,
        answer_by=answer_by or today + timedelta(days=7),
        until=today + timedelta(days=90),
        barrier=barrier,
    )
    with acting(by):
        return send_referral(
            by=by,
            pathway=cast.nour_pathway,
            recipient=recipient,
            said=said or SAID,
            given=SPOKEN,
            terms=terms,
        )


def sheet_laid(cast: Cast, referral: Referral, lines: Sequence[str] = tuple(SAID), **changes: Any) -> Sheet:
    with acting(cast.amina):
        return make_sheet(
            by=cast.amina, referral=read(referral), lines=lines, **{"asked": Filled.values, **changes}
        )


def paper_of(sheet: Sheet, kind: Kind = Kind.PDF) -> bytes:
    with as_batch("look"):
        return drawn(sheet, values_of(sheet), Cover.of_referral(read(sheet.referral)), kind)


def back(cast: Cast, sheet: Sheet, **typed: str | bool) -> SheetReturn:
    """Filled in with a program of the partner's, and dropped by Amina."""
    content = FILLERS["pypdf"](paper_of(sheet), typed)
    with acting(cast.amina):
        return take_paper(by=cast.amina, referral=read(sheet.referral), content=content)


def aged(referral: Referral, days: int) -> Referral:
    """Sent so many days before, with the same patience."""
    with as_batch("time passes"):
        back = timedelta(days=days)
        Referral.objects.filter(pk=referral.pk).update(
            sent_on=referral.sent_on - back, answer_by=referral.answer_by - back
        )
        ReferralFact.objects.filter(referral=referral).update(at=clock.now() - back)
    return read(referral)


def answered(cast: Cast, referral: Referral, kind: str, **said: Any) -> ReferralFact:
    """By telephone, typed by Amina."""
    with acting(cast.amina):
        return note_answer(by=cast.amina, referral=referral, answer=Answer(kind=kind, **said))


def read(referral: Referral) -> Any:
    with as_batch("look"):
        related = (
            "agreement",
            "structure",
            "service",
            "person",
            "pathway__lead",
            "organisation",
            "created_by",
        )
        return with_opening(Referral.objects.select_related(*related)).get(pk=referral.pk)


def links_of(referral: Referral) -> list[OutsideLink]:
    with as_batch("look"):
        return list(
            OutsideLink.objects.filter(purpose=PURPOSE, subject=str(referral.pk)).order_by("created_at")
        )


def token_for(referral: Referral) -> str:
    """Of the latest link made for it."""
    return token_of(links_of(referral)[-1])


def kinds_of(referral: Referral) -> list[str]:
    """The earliest first."""
    with as_batch("look"):
        facts = ReferralFact.objects.filter(referral=referral).order_by("at", "created_at")
        return [one.kind for one in facts]


def nobody() -> Client:
    return Client()
