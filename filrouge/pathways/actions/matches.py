"""A volunteer and someone accompanied: proposed, wished by both, begun by the referent, ended for a reason."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.pathways.events import MatchAgreed, MatchAnswered, MatchEnded, MatchProposed, MatchStarted
from filrouge.pathways.models import Match, MatchAgreement, MatchAnswer, Pathway, Volunteer
from filrouge.pathways.volunteering import policies
from filrouge.pathways.volunteering.charter import asked_of_the_person
from filrouge.pathways.volunteering.queries import volunteers_for
from filrouge.people.actions import grants
from filrouge.people.actions.information import HowGiven
from filrouge.people.models import ContactChannel
from filrouge.privacy.rows import Level
from filrouge.shared import clock
from filrouge.shared.actors import Actor
from filrouge.shared.events import publish
from filrouge.shared.rights import must_hit, require
from filrouge.shared.transactions import alias

from .traces import about, of_pathway


class AlreadyProposed(Exception):
    """The same volunteer, for the same person and the same help, is already asked or at work."""


def propose_match(*, by: User, pathway: Pathway, volunteer: Volunteer, kind: str, purpose: str) -> Match:
    """Asks a volunteer, without naming anyone. Raises AlreadyProposed."""
    require(policies.can_propose(by, pathway), refusal())
    require(
        volunteers_for(pathway).filter(pk=volunteer.pk).exists(),
        _("On propose à un ou une bénévole de l’organisation, qui a signé la charte."),
    )
    try:
        with transaction.atomic(using=alias.get()):
            match = Match.objects.create(
                volunteer=volunteer,
                user_id=volunteer.user_id,
                kind=kind,
                purpose=purpose,
                **of_pathway(pathway, by),
            )
    except IntegrityError as twice:
        raise AlreadyProposed from twice
    publish(MatchProposed(match_id=match.pk, **about(by, pathway)))
    return match


def answer_match(*, by: User, match: Match, accepted: bool, words: str = "") -> MatchAnswer:
    """By the volunteer, once."""
    require(
        policies.can_answer(by, match), _("Cette proposition ne vous est pas adressée, ou n’attend plus.")
    )
    answer = MatchAnswer.objects.create(
        match=match, user=by, accepted=accepted, words=words, **of_match(match, by)
    )
    publish(MatchAnswered(match_id=match.pk, accepted=accepted, **about_match(by, match)))
    return answer


def note_match_agreement(
    *, by: User, match: Match, given: HowGiven, channel: ContactChannel | None
) -> MatchAgreement:
    """The person says yes; `channel`: how the volunteer may reach her, None when the referent puts them in touch.

    When the volunteer had already said yes, the match begins.
    """
    require(policies.can_carry_on(by, match), refusal())
    agreement = MatchAgreement.objects.create(
        match=match,
        channel=channel,
        text_version=asked_of_the_person().version,
        at=clock.now(),
        **asdict(given),
        **of_match(match, by),
    )
    publish(MatchAgreed(match_id=match.pk, **about_match(by, match)))
    if match.state == Match.State.READY:
        start_match(by=by, match=match)
    return agreement


def start_match(*, by: User, match: Match) -> None:
    """Both agreed: the volunteer is told a first name, by the one grant that says so."""
    require(policies.can_carry_on(by, match) and match.state == Match.State.READY, _not_ready())
    with transaction.atomic(using=alias.get()):
        grant_id = grants.give_access(
            person=match.pathway.person,
            project=match.pathway.project,
            user=match.user,
            level=Level.FIRST_NAME,
            reason=_("bénévole, avec l’accord de la personne : %(kind)s")
            % {"kind": match.get_kind_display()},
        )
        proposed = Match.objects.proposed().filter(pk=match.pk)
        must_hit(proposed.update(started_at=clock.now(), grant_id=grant_id))
        match.refresh_from_db(fields=["started_at", "grant_id"])
        publish(MatchStarted(match_id=match.pk, volunteer_id=match.volunteer_id, **about_match(by, match)))


def end_match(*, by: User, match: Match, reason: str, note: str = "") -> None:
    """What was opened closes in the same instant."""
    require(policies.can_end(by, match), refusal())
    _end(Actor.user(by.pk), by, match, reason, note)


def end_with_the_path(*, by: Actor, pathway_id: UUID) -> None:
    """The path is closed: whoever closed it holds the file, and ends what hung from it."""
    user = User.objects.get(pk=int(by.id)) if by.kind == "user" else None
    for match in Match.objects.open().filter(pathway=pathway_id).order_by("pk"):
        _end(by, user, match, Match.Reason.CLOSED, "")


def end_left_matches() -> int:
    """Batch only: those of volunteers who no longer hold the role. Their grants end by themselves (see
    `people.end_personal_grants`). Returns how many."""
    left = Match.objects.open().exclude(volunteer__in=Volunteer.objects.current())
    for match in left.order_by("pk"):
        _close(Actor.job("pathways.end_left_matches"), None, match, Match.Reason.LEFT, "")
    return len(left)


def _end(by: Actor, user: User | None, match: Match, reason: str, note: str) -> None:
    with transaction.atomic(using=alias.get()):
        if match.grant_id and _still_open(match.grant_id):
            grants.end_access(grant_id=match.grant_id, reason=_("fin de l’accompagnement bénévole"))
        _close(by, user, match, reason, note)


def _still_open(grant_id: UUID) -> bool:
    """A departure may have ended it before."""
    return bool(grants.call("fr_grant_open", grant_id))


def _close(by: Actor, user: User | None, match: Match, reason: str, note: str) -> None:
    ending = {"ended_at": clock.now(), "ended_by": user, "end_reason": reason, "end_note": note}
    must_hit(Match.objects.open().filter(pk=match.pk).update(**ending))
    publish(MatchEnded(match_id=match.pk, reason=reason, **_of(match), by=by))


def about_match(by: User, match: Match) -> dict[str, Any]:
    """The fields of an event, without the path: a volunteer does not read it."""
    return {"by": Actor.user(by.pk), **_of(match)}


def of_match(match: Match, by: User) -> dict[str, Any]:
    """The columns that the row policies read, on what hangs from a match."""
    return {"person_id": match.person_id, "project_id": match.project_id, "created_by": by}


def _of(match: Match) -> dict[str, Any]:
    return {
        "person_id": match.person_id,
        "project_id": match.project_id,
        "pathway_id": match.pathway_id,
    }


def refusal() -> str:
    return _(
        "L’équipe qui suit cette personne propose un ou une bénévole, tant que le parcours est ouvert et qu’une "
        "référente ou un référent le suit : un ou une bénévole vient en plus, jamais à la place."
    )


def _not_ready() -> str:
    return _("Il faut d’abord le oui de la personne et celui du ou de la bénévole.")
