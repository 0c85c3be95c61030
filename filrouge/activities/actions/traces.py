"""What every event of activities says, and what is said to whoever may not."""

from typing import Any

from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.activities.models import Activity, Participation, Session
from filrouge.shared.actors import Actor


def about(by: User, activity: Activity) -> dict[str, Any]:
    return {
        "by": Actor.user(by.pk),
        "project_id": activity.project_id,
        "organisation_id": activity.organisation_id,
        "activity_id": activity.pk,
    }


def about_session(by: User, session: Session) -> dict[str, Any]:
    return {**about(by, session.activity), "session_id": session.pk}


def about_person(by: User, one: Participation) -> dict[str, Any]:
    return {
        "by": Actor.user(by.pk),
        "person_id": one.person_id,
        "project_id": one.project_id,
        "activity_id": one.activity_id,
    }


def refusal() -> str:
    return _("Seules l’équipe qui propose cette activité et la coordination du projet peuvent le faire.")
