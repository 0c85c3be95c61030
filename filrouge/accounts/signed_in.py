"""Who is signed in: the two questions that every page asks before any other, written once (SESSION_ENGINE and
AUTHENTICATION_BACKENDS name this module)."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from filrouge.accounts.models import User
from filrouge.shared.written import Given, written


class SessionStore(db.SessionStore):
    """Django's own, kept in the database."""

    def _get_session_from_db(self) -> Session | None:
        found = _still_open(key=self.session_key)
        if not found:
            self._session_key = None
        return found[0] if found else None


class Backend(AuthenticationBackend):
    """allauth's own."""

    def get_user(self, user_id: int) -> User | None:
        found = _user(id=user_id)
        return found[0] if found and self.user_can_authenticate(found[0]) else None


@written
def _still_open() -> QuerySet[Session]:
    return Session.objects.filter(session_key=Given("key"), expire_date__gt=Given(timezone.now))


@written
def _user() -> QuerySet[User]:
    return User.objects.filter(pk=Given("id"))
