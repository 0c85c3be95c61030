"""By what the path begins."""

from django.urls import reverse

from filrouge.pathways.events import ApproachChosen
from filrouge.pathways.models import Approach
from filrouge.pathways.thread import beads_of
from filrouge.privacy.context import acting
from filrouge.shared.events import Event
from tests.cast import Cast

from .litany import SignIn, assert_litany


def test_the_screen_answers_each_of_the_cast(cast: Cast, signed_in: SignIn) -> None:
    page = assert_litany(cast, signed_in, "approaches-new", cast.nour_pathway.pk)
    assert "développer mon activité" in page
    assert "régulariser" not in page


def test_each_choice_stays_and_the_latest_holds(cast: Cast, signed_in: SignIn, heard: list[Event]) -> None:
    client = signed_in(cast.amina)
    where = reverse("pathways:approaches-new", args=[cast.nour_pathway.pk])
    client.post(where, {"way": "social_first", "because": "Elle dort dehors"})
    client.post(where, {"way": "work_first", "because": "Elle veut gagner sa vie"})
    with acting(cast.amina):
        assert [one.way for one in Approach.objects.order_by("created_at")] == ["social_first", "work_first"]
        noted = {bead.note for bead in beads_of(cast.nour.pk)}
    assert [type(one) for one in heard] == [ApproachChosen, ApproachChosen]
    assert "d’abord travailler" in noted
    plan = client.get(reverse("pathways:steps-index", args=[cast.nour_pathway.pk])).content.decode()
    assert "Elle veut gagner sa vie" in plan
    assert "Elle dort dehors" not in plan


def test_the_reason_is_asked_and_the_choice_kept(cast: Cast, signed_in: SignIn) -> None:
    where = reverse("pathways:approaches-new", args=[cast.nour_pathway.pk])
    page = signed_in(cast.amina).post(where, {"way": "work_first"}).content.decode()
    assert "Dites en un mot pourquoi" in page
    assert "checked" in page[page.index('value="work_first"') :][:120]


def test_the_bricks_of_work_first_are_proposed_first(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.amina)
    choose = reverse("pathways:bricks-choose", args=[cast.nour_pathway.pk])
    assert "Ce qui répond à ce qui est ouvert" not in client.get(choose).content.decode()
    where = reverse("pathways:approaches-new", args=[cast.nour_pathway.pk])
    client.post(where, {"way": "work_first", "because": "Elle veut gagner sa vie"})
    page = client.get(choose).content.decode()
    assert "Travailler d’abord" in page[: page.index("Toutes les autres")]
