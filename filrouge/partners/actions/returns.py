"""A sheet that comes back: taken in as it is said, true only where someone accepts it."""

from base64 import b64decode, b64encode
from collections.abc import Collection, Mapping
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.partners import policies
from filrouge.partners.events import SheetCameBack, SheetRead
from filrouge.partners.models import (
    Happened,
    Referral,
    ReferralFact,
    Sheet,
    SheetChange,
    SheetOriginal,
    SheetReturn,
    SheetValue,
    Via,
)
from filrouge.partners.referring.referred import Referred
from filrouge.partners.shuttle.boxes import WHO
from filrouge.partners.shuttle.marks import recipient_of
from filrouge.partners.shuttle.returning import (
    Came,
    NotTaken,
    came_back,
    read_paper,
    require_ours,
    said_by,
)
from filrouge.people.actions.grants import call
from filrouge.privacy.links import use_link
from filrouge.privacy.models import OutsideLink
from filrouge.privacy.rows import Level
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.encrypted_field import sealed
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require
from filrouge.shared.transactions import alias

from .effects import effect_of
from .referrals import REFUSED
from .sheets import require_agreed
from .traces import about, of_referral

MAILBOX = Actor.job("partners.read_mailbox")
MOST = 20  # returns of the sheets of one referral, from outside; `return_sheet` (SQL) says the same


def take_paper(*, by: User, referral: Referral, content: bytes) -> SheetReturn:
    """A file that reached someone of the team, by whatever way. Raises PermissionDenied; NotTaken, ValidationError."""
    require(policies.can_note_answer(by, referral), REFUSED)
    require_agreed(referral)
    sheets = list(Sheet.objects.filter(referral=referral))
    sheet, fields = read_paper(content, sheets, recipient_of(referral))
    return _kept(by, referral, sheet, fields, content)


def take_mailed(content: bytes) -> bool:
    """A file that came by mail, whoever it says it is from. As batch: its mark alone tells whose it is. False: nothing
    was kept of it, and nobody is answered."""
    try:
        mark, fields = said_by(content)
        sheet = Sheet.objects.select_related("referral__agreement").filter(pk=mark.sheet_id).first()
        if sheet is None:
            return False
        require_ours(mark, sheet, recipient_of(sheet.referral))
        require_agreed(sheet.referral)
        if SheetReturn.objects.filter(sheet__referral=sheet.referral).count() >= MOST:
            return False
        _kept(None, sheet.referral, sheet, fields, content)
    except ValidationError:
        return False
    return True


def _kept(
    by: User | None, referral: Referral, sheet: Sheet, fields: Mapping[str, str], content: bytes
) -> SheetReturn:
    """`by` None: it came by mail. Raises NotTaken."""
    values = list(SheetValue.objects.filter(sheet=sheet))
    if not values:
        raise NotTaken(_("Ce que disait cette fiche est effacé depuis : notez les réponses à la main."))
    came = came_back(sheet, {one.field: one.value for one in values}, fields)
    digest = came.digest(sheet)
    if before := SheetReturn.objects.filter(sheet=sheet, digest=digest).first():
        raise NotTaken(_already(before))
    bound = of_referral(referral, by)
    with transaction.atomic(using=alias.get()):
        returned = SheetReturn.objects.create(
            sheet=sheet,
            via=Via.DROPPED if by else Via.MAIL,
            who=came.who,
            digest=digest,
            at=clock.now(),
            **bound,
        )
        SheetChange.objects.bulk_create(
            SheetChange(returned=returned, field=field, value=value, **bound)
            for field, value in came.changes.items()
        )
        SheetOriginal.objects.create(
            returned=returned,
            content=b64encode(content).decode(),
            size=len(content),
            secrets=sorted({one.level for one in values if one.level > Level.FULL}),
            **bound,
        )
        fact = ReferralFact.objects.create(
            referral=referral, kind=Happened.RETURNED, at=clock.now(), by_partner=by is None, **bound
        )
        actor = Actor.user(by.pk) if by else MAILBOX
        publish(SheetCameBack(fact_id=fact.pk, return_id=returned.pk, **about(actor, referral)))
    return returned


@transaction.atomic
def send_back(
    *, link: OutsideLink, found: Referred, sheet: Sheet, came: Came, content: bytes | None = None
) -> None:
    """From the page of the link, once entered: a file (`content`), or the page itself. Raises NotTaken when it had come
    already; PermissionDenied past twenty, or once it is closed."""
    returned = SheetReturn(pk=uuid4(), who=came.who)
    changes = [SheetChange(pk=uuid4(), field=field, value=value) for field, value in came.changes.items()]
    original = SheetOriginal(pk=uuid4(), content=b64encode(content).decode()) if content else None
    fact_id = uuid4()
    taken = call(
        "return_sheet",
        returned.pk,
        sheet.pk,
        Via.SENT.value if content else Via.PAGE.value,
        *sealed(returned, "who"),
        came.digest(sheet),
        fact_id,
        [one.pk for one in changes],
        [one.field for one in changes],
        [sealed(one, "value")[0] for one in changes],
        original.pk if original else None,
        sealed(original, "content")[0] if original else None,
        len(content) if content else None,
    )
    if not taken:
        raise NotTaken(_("L’équipe a déjà cette fiche, avec ces réponses : rien à renvoyer."))
    use_link(link)
    publish(
        SheetCameBack(
            by=Actor.link(link.pk),
            person_id=found.person_id,
            project_id=found.project.pk,
            referral_id=found.id,
            fact_id=fact_id,
            return_id=returned.pk,
        )
    )


@transaction.atomic
def read_return(
    *, by: User, referral: Referral, returned: SheetReturn, decisions: Mapping[str, bool]
) -> Collection[str]:
    """`decisions`: field → accepted or refused; the others wait. What accepting does is done now, in one piece; the
    fields accepted are given back. Raises PermissionDenied, ValidationError; Missed when someone decided meanwhile."""
    require(policies.can_note_answer(by, referral), REFUSED)
    require_agreed(referral)
    changes = _undecided(returned, decisions)
    if not changes:
        raise ValidationError(_("Choisissez au moins une ligne à accepter ou à refuser."))
    for field, change in changes.items():
        must_hit(
            SheetChange.objects.filter(pk=change.pk, decided_at=None).update(
                accepted=decisions[field], decided_by=by, decided_at=clock.now()
            )
        )
    accepted = {field: change.value for field, change in changes.items() if decisions[field]}
    for field, value in accepted.items():
        effect = effect_of(by, referral, field, value)
        if effect.act:
            effect.act({**accepted, WHO: returned.who})
    publish(SheetRead(return_id=returned.pk, **about(Actor.user(by.pk), referral)))
    return accepted.keys()


def _undecided(returned: SheetReturn, fields: Collection[str]) -> Mapping[str, SheetChange]:
    found = SheetChange.objects.filter(returned=returned, decided_at=None, field__in=list(fields))
    return {one.field: one for one in found}


def original_of(original: SheetOriginal) -> bytes:
    return b64decode(original.content)


def _already(before: SheetReturn) -> str:
    return _("Cette fiche a déjà été reçue le %(day)s, avec ces réponses.") % {"day": f"{before.at:%d/%m/%Y}"}
