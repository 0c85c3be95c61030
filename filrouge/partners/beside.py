"""Beside a barrier or a step: where the referrals made for it stand. On the page of a structure: the partnerships with
it."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from filrouge.accounts.models import User
from filrouge.directory.beside import Card, Line, says_of_structure
from filrouge.directory.models import Structure
from filrouge.pathways.beside import Beside, says_beside
from filrouge.pathways.models import Pathway
from filrouge.shared.written import Given, written

from . import policies
from .models import Partnership, Referral
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


@says_of_structure
def partnerships_beside(user: User, structure: Structure) -> Card | None:
    """Those open with it, within reach; and, for whoever keeps those of a project that has none, the way to one."""
    found = Partnership.objects.current().filter(structure=structure)
    known = list(found.select_related("organisation", "project").order_by("organisation__name", "pk"))
    taken = {one.project_id for one in known}
    ways = [
        (
            _("Proposer un partenariat : %(project)s") % {"project": project.name},
            f"{reverse('partners:partnerships-new', args=[project.pk])}?structure={structure.pk}",
        )
        for project in policies.projects_kept(user)
        if project.pk not in taken and structure.is_current
    ]
    if not (known or ways):
        return None
    lines = [Line(one.organisation.name, _page_of(one), str(one.get_level_display())) for one in known]
    return Card(_("Partenariat"), lines, _("Aucun partenariat n’est ouvert avec cette structure."), ways)


def _page_of(partnership: Partnership) -> str:
    return reverse("partners:partnerships-show", args=[partnership.pk])
