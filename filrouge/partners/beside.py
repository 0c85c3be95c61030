"""Beside a barrier or a step: where the referrals made for it stand."""

from collections.abc import Iterator

from django.urls import reverse

from filrouge.pathways.beside import Beside, says_beside
from filrouge.pathways.models import Pathway

from .models import Referral
from .referring.standing import standing_of


@says_beside
def referrals_beside(pathway: Pathway) -> Iterator[Beside]:
    sent = Referral.objects.with_state().filter(pathway=pathway).select_related("structure", "service")
    for one in sent.order_by("-created_at", "-pk"):
        standing, url = standing_of(one), reverse("partners:referrals-show", args=[one.pk])
        sentence = f"{one.recipient} : {standing.sentence}"
        for about in (one.barrier_id, one.step_id):
            if about:
                yield Beside(about, standing.label, standing.kind, sentence, url)
