"""What was said to a commission does not outlive its use: erased a month after the meeting, or when the agreement ends.

Batch only: the web role may not delete."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q

from filrouge.commissions.models import LASTS, PURPOSE, Asking, Case, CaseAgreement, CaseLine, Place
from filrouge.privacy.models import OutsideLink
from filrouge.shared import clock

A_MONTH = timedelta(days=30)


def forget_what_was_said() -> int:
    """How many situations are no longer said."""
    now = clock.now()
    agreed = CaseAgreement.objects.in_force().filter(case=OuterRef("pk"))
    past = Q(meeting__at__lt=now - A_MONTH) | ~Exists(agreed) | Q(left_at__isnull=False)
    said = Exists(CaseLine.objects.filter(case=OuterRef("pk")))
    over = list(Case.objects.filter(said).filter(past).values_list("pk", flat=True))
    CaseLine.objects.filter(case__in=over).delete()
    Asking.objects.filter(place__meeting__at__lt=now - A_MONTH).delete()
    _close_links()
    return len(over)


def _close_links() -> None:
    """Of meetings that are over: nothing is read by them any more, and nobody asks them again. Those that lead to
    minutes were made once these were approved."""
    ended = Q(meeting__closed_at__isnull=False) | Q(meeting__cancelled_at__isnull=False)
    places = Place.objects.filter(ended | Q(meeting__at__lt=clock.now() - LASTS))
    subjects = {str(key): approved for key, approved in places.values_list("pk", "meeting__approved_at")}
    links = OutsideLink.objects.filter(purpose=PURPOSE, subject__in=list(subjects), revoked_at=None)
    dead = [one.pk for one in links if not (at := subjects[one.subject]) or one.created_at < at]
    links.filter(pk__in=dead).update(revoked_at=clock.now())
