"""The pages of badges; and 5,000 badges that people accepted, signed by one worker (120 s at most, issue 6)."""

from collections.abc import Sequence

from django.urls import reverse

from bench.viewers import Viewer, viewers
from filrouge.pathways.models import Pathway
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.skills.actions.classes import achievement_of
from filrouge.skills.models import Badge, BadgeClass, Publication
from filrouge.skills.tasks import issue_badges

from . import BATCHES, SCREENS, Batch, Request, Screen

PEOPLE = 68_000
SIGNED = 5_000


def _badges(viewer: Viewer) -> list[Request]:
    with acting(viewer.user):
        found = list(Badge.objects.order_by("pk").values_list("pk", flat=True)[:20])
    return [Request(reverse("skills:badges-show", args=[pk])) for pk in found]


def _checks(_viewer: Viewer) -> list[Request]:
    with as_batch("bench: badges that strangers check"):
        found = list(Badge.objects.exclude(issued_at=None).order_by("pk").values_list("pk", flat=True)[:20])
    return [Request(reverse("skills:checks-show", args=[pk])) for pk in found]


def _lay() -> Sequence[str]:
    """Of the largest team's organisation, another badge, accepted by 5,000 people of the project."""
    with as_batch("bench: badges to sign"):
        user = viewers()[1].user
        organisation = user.memberships.get().organisation
        Badge.objects.filter(badge_class__name="Signé par milliers").delete()
        BadgeClass.objects.filter(name="Signé par milliers").delete()
        made = BadgeClass.objects.create(
            organisation=organisation,
            name="Signé par milliers",
            skill="Arriver à l’heure",
            says="Vient à l’heure.",
            criteria="À l’heure 18 fois sur 20.",
            evidence=["attendance"],
            created_by=user,
        )
        Publication.objects.create(
            badge_class=made, achievement=achievement_of(made), at=clock.now(), by=user
        )
        paths = Pathway.objects.order_by("pk").values_list("person", "project")[:SIGNED]
        Badge.objects.bulk_create(
            Badge(
                person_id=person,
                project_id=project,
                created_by=user,
                badge_class=made,
                facts="Dix-huit matins sur vingt.",
                evidence=["attendance"],
                accepted_at=clock.now(),
                accepted_how="screen",
            )
            for person, project in paths
        )
    return (str(made.pk),)


def _sign(class_id: str) -> None:
    issue_badges()
    with as_batch("bench: how many badges"):
        found = Badge.objects.filter(badge_class=class_id).exclude(issued_at=None).count()
    if found < SIGNED:  # a step that did nothing would look fast
        raise SystemExit(f"{found} badges of {SIGNED}")


SCREENS += [
    Screen("badges", lambda _viewer: [Request(reverse("skills:classes-index"))]),
    Screen("badge", _badges, viewers=("small", "large")),
    Screen("checked badge", _checks, viewers=("large",)),
    Screen("recognition", lambda _viewer: [Request(reverse("skills:recognised-index"))], viewers=("large",)),
]
BATCHES.append(Batch("badges", PEOPLE, _lay, {"signed": _sign}))
