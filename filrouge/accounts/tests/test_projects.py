from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from filrouge.accounts.models import ConsortiumMember, Project
from tests.cast import Cast

SignedIn = Callable[..., Client]


def values(cast: Cast, **more: str) -> dict[str, object]:
    dates = {"starts_on": "2026-01-01", "ends_on": "2028-12-31"}
    limits = {"lead": cast.association.pk, "texts_per_month": 300}
    return {"name": "100 % Béziers", "call": "100_inclusion", **limits, **dates, **more}


def test_the_platform_opens_a_project_whose_lead_is_a_member(cast: Cast, signed_in: SignedIn) -> None:
    signed_in(cast.petra).post(reverse("accounts:projects-new"), values(cast))
    project = Project.objects.get(name="100 % Béziers")
    assert ConsortiumMember.objects.get(project=project).organisation == cast.association
    assert project.texts_per_month == 300


def test_a_period_upside_down_is_explained(cast: Cast, signed_in: SignedIn) -> None:
    page = signed_in(cast.petra).post(reverse("accounts:projects-new"), values(cast, ends_on="2025-01-01"))
    assert "vient après son début" in page.text
    assert "100 % Béziers" in page.text


def test_a_new_lead_joins_the_consortium(cast: Cast, signed_in: SignedIn) -> None:
    url = reverse("accounts:projects-edit", args=[cast.other_project.pk])
    assert signed_in(cast.petra).post(url, values(cast)).status_code == 302
    assert cast.other_project.members.filter(organisation=cast.association, until=None).exists()


def test_members_read_their_projects_only(cast: Cast, signed_in: SignedIn) -> None:
    amina = signed_in(cast.amina)
    page = amina.get(reverse("accounts:projects-show", args=[cast.project.pk]))
    assert "Passerelles 34" in page.text
    assert "Ajouter un objectif" not in page.text
    assert amina.get(reverse("accounts:projects-show", args=[cast.other_project.pk])).status_code == 404
    assert "Un autre projet" not in amina.get(reverse("accounts:projects-index")).text


@pytest.mark.parametrize("who", ["amina", "dalia", "manon"])
def test_only_the_platform_opens_and_edits(cast: Cast, signed_in: SignedIn, who: str) -> None:
    client = signed_in(getattr(cast, who))
    edit = reverse("accounts:projects-edit", args=[cast.project.pk])
    assert client.post(edit, values(cast)).status_code == 403
    assert client.post(reverse("accounts:projects-new"), values(cast)).status_code == 403


def test_the_stranger_finds_nothing(cast: Cast, signed_in: SignedIn) -> None:
    for verb in ("show", "edit"):
        url = reverse(f"accounts:projects-{verb}", args=[cast.project.pk])
        assert signed_in(cast.chloe).get(url).status_code == 404
