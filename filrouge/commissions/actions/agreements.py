"""The person is told before: what is said of her, and to whom, is what she agreed to."""

from collections.abc import Collection, Mapping
from dataclasses import asdict
from datetime import timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.commissions import policies
from filrouge.commissions.events import CaseAgreed, CaseLeft
from filrouge.commissions.models import ALWAYS, Case, CaseAgreement, CaseLine, Member, Told
from filrouge.commissions.models.vocabulary import NEED_TO_KNOW
from filrouge.commissions.sitting.saying import SECRETS
from filrouge.commissions.texts import COMMISSION
from filrouge.pathways.policies import secrets_held
from filrouge.people.actions.grants import call
from filrouge.people.actions.information import HowGiven
from filrouge.shared import clock
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require

from .cases import BY_THE_TEAM
from .meetings import OVER
from .traces import about, of_case

AFTER = timedelta(days=30)  # for what was decided to be told to those who decided it


@transaction.atomic
def agree(
    *,
    by: User,
    case: Case,
    members: Collection[UUID],
    trusted: Collection[UUID],
    said: Mapping[str, str],
    given: HowGiven,
) -> CaseAgreement:
    """`said`: line by line, copied as it is today. `trusted`: the members, among those, to whom she lets what is of
    need to know be told. A former agreement ends. Raises PermissionDenied, ValidationError."""
    require(policies.can_prepare(by, case), BY_THE_TEAM)
    if case.meeting.is_over or case.left_at:
        raise ValidationError(OVER)
    _check(by, case, members, trusted, said)
    if CaseAgreement.objects.filter(case=case, withdrawn_at=None).exists():
        call("end_case_agreement", case.pk, given.how)
    agreement = CaseAgreement.objects.create(
        members=list(members),
        trusted=list(trusted),
        said=[one for one in Told.values if one in said],
        text_version=COMMISSION.version,
        at=clock.now(),
        until=case.meeting.at.astimezone(clock.PARIS).date() + AFTER,
        **asdict(given),
        **of_case(case, by),
    )
    CaseLine.objects.bulk_create(
        CaseLine(said=one, value=value, level=Told(one).level.value, **of_case(case, by))
        for one, value in said.items()
    )
    must_hit(Case.objects.filter(pk=case.pk).update(told_on=clock.today()))
    publish(CaseAgreed(**about(by, case)))
    return agreement


@transaction.atomic
def withdraw(*, by: User, case: Case, how: str) -> None:
    """She changed her mind: members read nothing of her from now on, and what was written is erased. Raises
    PermissionDenied."""
    require(policies.can_prepare(by, case), BY_THE_TEAM)
    call("end_case_agreement", case.pk, how)
    publish(CaseLeft(by_person=True, **about(by, case)))


def _check(
    by: User, case: Case, members: Collection[UUID], trusted: Collection[UUID], said: Mapping[str, str]
) -> None:
    current = set(
        Member.objects.current().filter(commission=case.meeting.commission_id).values_list("pk", flat=True)
    )
    if not members or not set(members) <= current:
        raise ValidationError({"members": _("Cochez au moins une structure : sinon personne ne peut lire.")})
    if not set(trusted) <= set(members):
        raise ValidationError({"trusted": _("Ces structures ne sont pas parmi celles qui peuvent lire.")})
    if missing := [str(one.label) for one in ALWAYS if not said.get(one, "").strip()]:
        raise ValidationError(_("Il manque : %(what)s.") % {"what": ", ".join(missing)})
    secret = [one for one in said if one in NEED_TO_KNOW]
    if secret and not trusted:
        raise ValidationError(
            {"trusted": _("Santé, justice, séjour : dites à quelles structures, une par une.")}
        )
    held = {SECRETS[Told(one)] for one in secret}
    require(
        held <= set(secrets_held(by, case.pathway)),
        _("Santé, justice, séjour : seules les personnes habilitées peuvent le dire à une commission."),
    )
