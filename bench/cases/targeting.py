from django.urls import reverse

from bench.viewers import Viewer
from filrouge.enrolment.models import Cohort
from filrouge.privacy.roles import as_batch

from . import SCREENS, Request, Screen


def _of_project(name: str, viewer: Viewer) -> list[Request]:
    return [Request(reverse(name, args=[viewer.pathways[0].project_id]))]


def _of_cohorts(name: str, viewer: Viewer) -> list[Request]:
    with as_batch("bench: which cohorts"):
        cohorts = list(Cohort.objects.of_team(viewer.user).order_by("pk")[:20])
    return [Request(reverse(name, args=[cohort.pk])) for cohort in cohorts]


SCREENS += [
    Screen("targeting", lambda viewer: _of_project("enrolment:targeting-show", viewer)),
    Screen("drift", lambda viewer: _of_project("enrolment:drift-show", viewer)),
    Screen("cohorts", lambda _viewer: [Request(reverse("enrolment:cohorts-index"))]),
    Screen("cohort", lambda viewer: _of_cohorts("enrolment:cohorts-show", viewer)),
    Screen("place", lambda viewer: _of_cohorts("enrolment:places-new", viewer), viewers=("small", "large")),
]
