"""Everything of one candidacy, as its screen shows it. Within the reader's reach."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.enrolment.models import (
    Abandonment,
    Candidacy,
    Commitment,
    Entry,
    FirstMeeting,
    FollowUp,
    Motivation,
    Presence,
    Refusal,
    Waiting,
)
from filrouge.shared.addresses import address_of

Stage = Candidacy.Stage


@dataclass(frozen=True)
class Story:
    meeting: FirstMeeting | None
    commitment: Commitment | None
    waitings: Sequence[Waiting]
    refused: Refusal | None
    abandoned: Abandonment | None
    entry: Entry | None
    motivations: Sequence[Motivation]
    presences: Sequence[Presence]
    follow_ups: Sequence[FollowUp]


@dataclass(frozen=True)
class NextAct:
    label: str
    url: str


def story_of(candidacy: Candidacy) -> Story:
    """Nine queries at most: what ends a candidacy is looked for at the end only."""
    mine = {"candidacy": candidacy}
    ended = candidacy.stage
    return Story(
        meeting=FirstMeeting.objects.filter(**mine).select_related("held_by").first(),
        commitment=commitment_of(candidacy),
        waitings=list(Waiting.objects.filter(**mine).order_by("since", "pk")),
        refused=Refusal.objects.filter(**mine).first() if ended == Stage.REFUSED else None,
        abandoned=Abandonment.objects.filter(**mine).select_related("followed_up_by").first()
        if ended == Stage.ABANDONED
        else None,
        entry=Entry.objects.filter(**mine).first() if ended == Stage.ENTERED else None,
        motivations=list(Motivation.objects.filter(**mine).order_by("on", "pk")),
        presences=list(Presence.objects.filter(**mine).order_by("on", "pk")),
        follow_ups=list(FollowUp.objects.filter(**mine).select_related("user").order_by("-on", "-pk")),
    )


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
