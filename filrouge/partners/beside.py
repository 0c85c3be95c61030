"""Beside a barrier or a step: where the referrals made for it stand."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse

from filrouge.pathways.beside import Beside, says_beside
from filrouge.pathways.models import Pathway
from filrouge.shared.written import Given, written

from .models import Referral
from .referring.standing import standing_of


@says_beside
def referrals_beside(pathway: Pathway) -> Iterator[Beside]:
    for one in _referrals(pathway=pathway.pk):
        standing, url = standing_of(one), reverse("partners:referrals-show", args=[one.pk])
        sentence = f"{one.recipient} : {standing.sentence}"
        for about in (one.barrier_id, one.step_id):
            if about:
                yield Beside(about, standing.label, standing.kind, sentence, url)


@written
def _referrals() -> QuerySet[Referral]:
    sent = Referral.objects.with_told().filter(pathway=Given("pathway"))
    return sent.select_related("structure", "service").order_by("-created_at", "-pk")
