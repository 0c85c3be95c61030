"""Everything of one candidacy, as its screen shows it. Within the reader's reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.enrolment.models import (
    Abandonment,
    Answer,
    Candidacy,
    Commitment,
    Criterion,
    Deposit,
    Entry,
    FirstMeeting,
    FollowUp,
    GuardianSignature,
    Motivation,
    Presence,
    Refusal,
    Safe,
    Terms,
    Verification,
    Waiting,
)
from filrouge.people.models import AccessGrant, Protection, SpokenLanguage
from filrouge.privacy.rows import Level
from filrouge.shared.addresses import address_of
from filrouge.shared.nested import nested, prepared, rows_of

from .eligibility import Explained, explained_from, rules_for
from .known import proposals_from
from .listing import Due, due_of

Stage = Candidacy.Stage
USER = ("given_name", "family_name")


@dataclass(frozen=True)
class Story:
    meeting: FirstMeeting | None
    commitment: Commitment | None
    guardians: Sequence[GuardianSignature]
    waitings: Sequence[Waiting]
    refused: Refusal | None
    abandoned: Abandonment | None
    entry: Entry | None
    motivations: Sequence[Motivation]
    presences: Sequence[Presence]
    follow_ups: Sequence[FollowUp]
    deposits: Sequence[Deposit]


@dataclass(frozen=True)
class NextAct:
    label: str
    url: str


@dataclass(frozen=True)
class CandidacyPage:
    """`may_lay`: the project keeps copies a funder requires, and the reader may add one."""

    candidacy: Candidacy
    due: Due
    story: Story
    eligibility: Explained
    may_write: bool
    may_lay: bool

    @property
    def may_go_on(self) -> bool:
        return self.may_write and self.candidacy.is_open

    @property
    def next(self) -> NextAct | None:
        shown = self.may_write or not self.candidacy.is_open
        return next_act(self.candidacy) if shown else None


def candidacies_in_full(user: User) -> QuerySet[Candidacy]:
    """Candidacy with all that hangs from it, in one query: what `page_about` needs."""
    here = {"person": OuterRef("person"), "project": OuterRef("project")}
    grants = AccessGrant.objects.in_force().reaching(user)
    visible = Candidacy.objects.visible_to(user)
    return visible.select_related("person", "project", "organisation", "rule_set").annotate(
        keeps_copies=Exists(Safe.objects.open().filter(project=OuterRef("project"))),
        levels=nested(grants.filter(**here), "level"),
        **_around(),
    )


@prepared
def _around() -> dict[str, Subquery]:
    """What does not depend on who asks, nor on the day."""
    mine = {"candidacy": OuterRef("pk")}
    hers = {"person": OuterRef("person")}
    here = {**hers, "project": OuterRef("project")}
    terms = Terms.objects.filter(project=OuterRef("project"))
    return {
        "within": Subquery(terms.values("meet_within_days")[:1]),
        "read": nested(SpokenLanguage.objects.filter(**hers), "reads"),
        "protections": nested(Protection.objects.filter(**here, replaced_on=None), "status", "applied_on"),
        "answers_found": nested(
            Answer.objects.filter(**mine),
            *("criterion_id", "value", "because", "evidence", "seen_on"),
            *by("answered_by"),
        ),
        "verified": nested(
            Verification.objects.filter(**mine), "group", "outcome", "seen_on", *by("seen_by")
        ),
        "meetings_found": nested(
            FirstMeeting.objects.filter(**mine),
            *("on", "interpreter", "page_given", "reflect_until"),
            *by("held_by"),
        ),
        "commitments_found": nested(
            Commitment.objects.filter(**mine), "id", "met_on", "how", "minor", "delay_skipped_because"
        ),
        "waitings_found": nested(
            Waiting.objects.filter(**mine).order_by("since", "pk"),
            *("since", "because", "words", "ended_on", "ended_because"),
        ),
        "refusals_found": nested(
            Refusal.objects.filter(**mine),
            *("on", "reason", "words", "referred_to", "referred_how", "taken_over_on"),
        ),
        "abandonments_found": nested(
            Abandonment.objects.filter(**mine), "on", "reason", "words", *by("followed_up_by")
        ),
        "entries_found": nested(Entry.objects.filter(**mine), "on", "cohort__name"),
        "said": nested(Motivation.objects.filter(**mine).order_by("on", "pk"), "on", "words"),
        "came": nested(Presence.objects.filter(**mine).order_by("on", "pk"), "on", "what", "words"),
        "tried": nested(
            FollowUp.objects.filter(**mine).order_by("-on", "-pk"),
            *("on", "channel", "outcome", "words"),
            *by("user"),
        ),
        "laid": nested(
            Deposit.objects.filter(**mine).order_by("laid_on", "pk"),
            *("kind", "laid_on", "purge_on", "purged_on"),
        ),
    }


def page_about(candidacy: Any) -> CandidacyPage:
    """`candidacy` comes from `candidacies_in_full`. Three more queries at most: the rules in force, their
    criteria, and who signed for someone under 18."""
    levels = {one["level"] for one in candidacy.levels}
    may_write = Level.FULL.value in levels
    return CandidacyPage(
        candidacy=candidacy,
        due=due_of(candidacy, candidacy.within or Terms().meet_within_days),
        story=_story(candidacy),
        eligibility=_eligibility(candidacy, levels),
        may_write=may_write,
        may_lay=may_write and candidacy.keeps_copies,
    )


def by(relation: str) -> list[str]:
    """The columns that name a colleague."""
    return [f"{relation}__{name}" for name in USER]


def _story(candidacy: Any) -> Story:
    commitment = _one(Commitment, candidacy.commitments_found)
    signed = GuardianSignature.objects.filter(candidacy=candidacy)
    return Story(
        meeting=_one(FirstMeeting, candidacy.meetings_found),
        commitment=commitment,
        guardians=list(signed.order_by("signed_at")) if commitment and commitment.minor else [],
        waitings=rows_of(Waiting, candidacy.waitings_found),
        refused=_one(Refusal, candidacy.refusals_found),
        abandoned=_one(Abandonment, candidacy.abandonments_found),
        entry=_one(Entry, candidacy.entries_found),
        motivations=rows_of(Motivation, candidacy.said),
        presences=rows_of(Presence, candidacy.came),
        follow_ups=rows_of(FollowUp, candidacy.tried),
        deposits=rows_of(Deposit, candidacy.laid),
    )


def _eligibility(candidacy: Any, levels: set[int]) -> Explained:
    rule_set = rules_for(candidacy)
    if rule_set is None:
        return Explained(None, [])
    return explained_from(
        rule_set,
        list(Criterion.objects.filter(rule_set=rule_set)),
        answers=rows_of(Answer, candidacy.answers_found),
        verified=rows_of(Verification, candidacy.verified),
        known=proposals_from(
            candidacy.person,
            {one["reads"] for one in candidacy.read},
            _one(Protection, candidacy.protections),
        ),
        readable={None, *levels},
    )


def _one(model: Any, found: Sequence[dict]) -> Any:
    return next(iter(rows_of(model, found)), None)


def commitment_of(candidacy: Candidacy) -> Commitment | None:
    signed = Commitment.objects.filter(candidacy=candidacy).select_related("created_by")
    return signed.prefetch_related("guardians").first()


def next_act(candidacy: Candidacy) -> NextAct | None:
    """The one thing to do now."""
    if candidacy.stage == Stage.ENTERED:
        return NextAct(_("Ouvrir le dossier"), address_of("record", candidacy.person_id))
    acts = {
        Stage.TO_MEET: (_("Tenir le premier rendez-vous"), "enrolment:meetings-new"),
        Stage.MET: (_("Second rendez-vous et signature"), "enrolment:commitments-new"),
        Stage.GUARDIAN: (_("Faire signer un parent ou l’ASE"), "enrolment:commitments-countersign"),
        Stage.SIGNED: (_("Faire entrer dans le parcours"), "enrolment:entries-new"),
        Stage.WAITING: (_("Une place s’est libérée"), "enrolment:waitings-end"),
    }
    if candidacy.thinks_it_over:
        label, name = _("Prendre des nouvelles"), "enrolment:follow_ups-new"
    elif Stage(candidacy.stage) in acts:
        label, name = acts[Stage(candidacy.stage)]
    else:
        return None
    return NextAct(label, reverse(name, args=[candidacy.pk]))
