"""What only some may read: entrusting it to a colleague without a word, and saying little of it (mission S-14)."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.pathways import policies
from filrouge.pathways.events import BarrierObserved
from filrouge.pathways.models import DETAILS, LEVELS, Barrier, Pathway, SensitiveDetail
from filrouge.people.actions.grants import give_access
from filrouge.people.models import AccessGrant
from filrouge.privacy.rows import Level
from filrouge.reference.barriers import BY_CODE, Secret
from filrouge.shared import clock
from filrouge.shared.events import publish
from filrouge.shared.rights import require

from .barriers import begin_sensitive
from .traces import about, refusal


@dataclass(frozen=True, kw_only=True)
class Word:
    """What it changes for work, in functional words: never an illness, an offence or an account of exile."""

    sub_theme: str
    words: str
    severity: int
    blocking: bool
    on: date

    @property
    def secret(self) -> Secret | None:
        return BY_CODE[self.sub_theme].secret if self.sub_theme in BY_CODE else None


def entrust_sensitive_barrier(
    *, by: User, pathway: Pathway, to: User, secret: Secret, reason: str
) -> Barrier:
    """A colleague takes care of it, and this part of the file is opened to them by name. Whoever entrusts it
    neither writes nor reads what it is. Raises PermissionDenied."""
    require(policies.can_entrust_sensitive(by, pathway), refusal())
    require(
        secret is not Secret.HEALTH or policies.health_is_open(pathway.project_id),
        _(
            "La partie santé est fermée dans ce projet : la coordination peut l’ouvrir si l’hébergement le permet."
        ),
    )
    require(
        policies.accompanies(to, pathway.organisation_id),
        _("Cette personne ne travaille pas dans l’équipe qui suit ce parcours."),
    )
    if not _is_open_to(to, pathway, LEVELS[secret]):
        give_access(
            person=pathway.person, project=pathway.project, level=LEVELS[secret], reason=reason, user=to
        )
    return begin_sensitive(by=by, pathway=pathway, handler=to)


def note_sensitive_barrier(*, by: User, pathway: Pathway, word: Word) -> Barrier:
    """Someone who may read it notes it, and takes care of it."""
    _require_may_note(by, pathway, word)
    barrier = begin_sensitive(by=by, pathway=pathway, handler=by)
    _add(by, barrier, word)
    return barrier


def describe_sensitive_barrier(*, by: User, barrier: Barrier, word: Word) -> None:
    """What holds from that day; what was said before stays."""
    _require_may_note(by, barrier.pathway, word)
    _add(by, barrier, word)
    publish(BarrierObserved(barrier_id=barrier.pk, **about(by, barrier.pathway)))


def _require_may_note(by: User, pathway: Pathway, word: Word) -> None:
    require(
        word.secret is not None and policies.can_note_sensitive(by, pathway, word.secret),
        _("Cette partie du dossier n’est ouverte qu’aux personnes qui en ont besoin."),
    )


def _add(by: User, barrier: Barrier, word: Word) -> SensitiveDetail:
    assert word.secret
    return DETAILS[word.secret]._default_manager.create(
        barrier=barrier,
        sub_theme=word.sub_theme,
        words=word.words,
        severity=word.severity,
        blocking=word.blocking,
        observed_on=word.on,
        person_id=barrier.person_id,
        project_id=barrier.project_id,
        created_by=by,
    )


def _is_open_to(user: User, pathway: Pathway, level: Level) -> bool:
    """By the function that tells the team who sees what: a colleague's grants are out of one's own reach."""
    grants = AccessGrant.objects.raw("SELECT * FROM who_can_see(%s)", [pathway.person_id])
    now = clock.now()
    return any(
        (one.user_id, one.project_id, one.level) == (user.pk, pathway.project_id, level.value)
        and one.since <= now
        and (one.until is None or one.until > now)
        for one in grants
    )
