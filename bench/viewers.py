"""Who looks: someone with 40 people, someone among 15,000, the coordinator of all; and their sessions.

A session is written as signing in would leave it, second factor given: what is measured is the screens,
not the sign-in form.
"""

from dataclasses import dataclass

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from filrouge.accounts.models import Role, User
from filrouge.accounts.second_factor import prove
from filrouge.pathways.models import Pathway
from filrouge.privacy.roles import as_batch

BACKEND = "filrouge.accounts.signed_in.Backend"
DIFFERENT_PEOPLE = 50


@dataclass(frozen=True)
class Viewer:
    """`reach`: how many people this user may see. `pathways`: those opened in the measures."""

    name: str
    user: User
    reach: int
    pathways: list[Pathway]

    def cookie(self) -> str:
        session = SessionStore()
        session[SESSION_KEY] = str(self.user.pk)
        session[BACKEND_SESSION_KEY] = BACKEND
        session[HASH_SESSION_KEY] = self.user.get_session_auth_hash()
        prove(session, "bench")
        session.create()
        return session.session_key


def viewers() -> list[Viewer]:
    with as_batch("bench: who looks at whom"):
        return [_referent("small", 3), _referent("large", 2), _coordinator()]


def _referent(name: str, organisation: int) -> Viewer:
    """The first referent of the nth organisation (see generate.py)."""
    ids = sorted(Pathway.objects.values_list("organisation_id", flat=True).distinct())
    inside = Pathway.objects.filter(organisation=ids[organisation - 1])
    user = User.objects.get(email=f"referent0.{ids[organisation - 1]}@example.org")
    return Viewer(name, user, inside.count(), _spread(inside.open()))


def _coordinator() -> Viewer:
    everyone = Pathway.objects.all()
    user = User.objects.get(memberships__role=Role.COORDINATOR)
    return Viewer("all", user, everyone.count(), _spread(everyone.open()))


def _spread(pathways) -> list[Pathway]:
    """Fifty of them, far from each other."""
    ids = list(pathways.order_by("pk").values_list("pk", flat=True))
    chosen = ids[:: max(1, len(ids) // DIFFERENT_PEOPLE)][:DIFFERENT_PEOPLE]
    return list(Pathway.objects.filter(pk__in=chosen).select_related("person"))
