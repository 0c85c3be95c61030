"""What an organisation's badges attest: written, tried, published for good, withdrawn. And the key that signs them."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from filrouge.accounts.models import Organisation, User
from filrouge.people.actions.grants import call
from filrouge.reference.models import FrameworkSkill
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require
from filrouge.skills import policies
from filrouge.skills.badging import documents, keys, signing
from filrouge.skills.events import ClassPublished, ClassWithdrawn, KeyRotated
from filrouge.skills.issuing.addresses import badge_url, class_url, list_url, public
from filrouge.skills.models import BadgeClass

REFUSED = gettext_lazy(
    "Un badge engage l’organisation qui le donne : cela revient à son équipe, et à sa ou son responsable pour le "
    "publier."
)


@dataclass(frozen=True, kw_only=True)
class Attesting:
    name: str
    skill: str
    says: str
    criteria: str
    evidence: list[str]
    shape: str
    colour: str
    aligned: FrameworkSkill | None = None


def write_class(*, by: User, organisation: Organisation, attesting: Attesting) -> BadgeClass:
    """A draft. Raises PermissionDenied, ValidationError."""
    require(policies.can_write_class(by, organisation), REFUSED)
    _check_name(organisation, attesting.name)
    return BadgeClass.objects.create(organisation=organisation, created_by=by, **vars(attesting))


def change_class(*, by: User, badge_class: BadgeClass, attesting: Attesting) -> None:
    """As long as it is a draft. Raises PermissionDenied, ValidationError."""
    require(policies.can_edit_class(by, badge_class), REFUSED)
    _check_name(badge_class.organisation, attesting.name, but=badge_class)
    drafts = BadgeClass.objects.filter(pk=badge_class.pk, publication=None)
    must_hit(drafts.update(**vars(attesting)))


def publish_class(*, by: User, badge_class: BadgeClass) -> None:
    """For good. A trial badge is signed first, with a key of a moment, and checked whole. Raises PermissionDenied;
    ValidationError when others could not check it."""
    require(policies.can_publish(by, badge_class.organisation), REFUSED)
    if badge_class.is_published:
        raise ValidationError(_("Ce badge est déjà publié."))
    achievement = achievement_of(badge_class)
    try:
        _try(badge_class, achievement)
    except signing.WrongForm as error:
        raise ValidationError(
            _("Ce badge ne serait pas compris par ceux qui le vérifient : relisez ses textes. (%(why)s)")
            % {"why": error}
        ) from error
    call("publish_badge_class", badge_class.pk, json.dumps(achievement))
    publish(ClassPublished(**_about(by, badge_class)))


def withdraw_class(*, by: User, badge_class: BadgeClass, because: str) -> None:
    """Those that were given stay good. Raises PermissionDenied, ValidationError."""
    require(policies.can_publish(by, badge_class.organisation), REFUSED)
    if not badge_class.is_offered:
        raise ValidationError(_("Ce badge n’est pas donné aujourd’hui."))
    call("withdraw_badge_class", badge_class.pk, because)
    publish(ClassWithdrawn(**_about(by, badge_class)))


def change_key(*, by: User, organisation: Organisation) -> None:
    """A job makes the new one; what the former one signed still verifies. Raises PermissionDenied."""
    require(policies.can_publish(by, organisation), REFUSED)
    publish(KeyRotated(by=Actor.user(by.pk), organisation_id=organisation.pk))


def achievement_of(badge_class: BadgeClass) -> documents.Document:
    """What every badge of this class will say."""
    said = documents.Achievement(
        url=class_url(badge_class.pk),
        name=badge_class.name,
        description=badge_class.says,
        criteria=badge_class.criteria,
        image=public("recognised-image", badge_class.pk, "png"),
        tags=(badge_class.skill,),
        alignments=_alignments(badge_class),
    )
    return said.said()


def _alignments(badge_class: BadgeClass) -> list[documents.Alignment]:
    """Its page tells the skill as the framework writes it."""
    skill = badge_class.aligned
    if skill is None:
        return []
    framework = f"{skill.framework.title}, version {skill.version.number}"
    url = f"{class_url(badge_class.pk)}#competence"
    return [documents.Alignment(skill.title, url, framework, skill.key)]


def _try(badge_class: BadgeClass, achievement: documents.Document) -> None:
    pair = keys.new_pair()
    did = keys.did_key(pair.public)
    trial = documents.credential(
        url=badge_url(uuid4()),
        issuer=documents.Issuer(did, badge_class.organisation.name),
        subject=uuid4(),
        achievement=achievement,
        since=clock.now(),
        evidence=badge_class.evidence_said,
        status=documents.Status(list_url(uuid4()), 1),
    )
    signed = signing.sign(trial, private=pair.private, did=did, public=pair.public, at=clock.now())
    signing.check_form(signed, {})


def _check_name(organisation: Organisation, name: str, but: BadgeClass | None = None) -> None:
    same = BadgeClass.objects.filter(organisation=organisation, name__iexact=name, withdrawal=None)
    if (same.exclude(pk=but.pk) if but else same).exists():
        raise ValidationError({"name": _("Un badge de votre organisation porte déjà ce nom.")})


def _about(by: User, badge_class: BadgeClass) -> dict[str, Any]:
    return {
        "by": Actor.user(by.pk),
        "organisation_id": badge_class.organisation_id,
        "class_id": badge_class.pk,
    }
