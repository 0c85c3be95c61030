from allauth.usersessions.models import UserSession

from filrouge.accounts.models import User


def end_sessions(user: User, *, but: str | None = None) -> None:
    """Sign a user out everywhere; `but` is the key of a session that stays."""
    for session in UserSession.objects.filter(user=user).exclude(session_key=but):
        session.end()
