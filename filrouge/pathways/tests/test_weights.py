"""A person in crisis takes more than one place in a caseload: gauge, overload and balance follow."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from filrouge.accounts.models import User
from filrouge.desk.counting import count_everything
from filrouge.desk.models import CaseloadFigure
from filrouge.pathways.actions.weights import weigh_pathway
from filrouge.pathways.models import CaseloadWeight, Pathway
from filrouge.pathways.queries import Load, loads_after, loads_of, proposed_balance
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.vigilance.evaluation import evaluate_everyone
from filrouge.vigilance.models import Alert
from tests.cast import Cast

from .litany import SignIn, assert_litany


def weigh(cast: Cast, weight: str, reason: str = "crisis") -> None:
    with acting(cast.amina):
        weigh_pathway(by=cast.amina, pathway=cast.nour_pathway, weight=Decimal(weight), reason=reason)


def edit(cast: Cast) -> str:
    return reverse("pathways:weights-edit", args=[cast.nour_pathway.pk])


def path(weight: str) -> Pathway:
    pathway = Pathway()
    pathway.weight = Decimal(weight)  # as annotated
    return pathway


def test_the_team_counts_places_and_people(cast: Cast) -> None:
    weigh(cast, "3")
    with acting(cast.bruno):
        amina = next(load for load in loads_of(cast.mission_locale.pk) if load.user == cast.amina)
    assert (amina.people, amina.places) == (2, 4)


def test_back_to_one_place_the_history_stays(cast: Cast) -> None:
    weigh(cast, "2")
    weigh(cast, "1")
    with acting(cast.amina):
        assert not CaseloadWeight.objects.current().exists()
        assert CaseloadWeight.objects.count() == 1


def test_the_balance_gives_the_heavy_ones_to_the_lightest() -> None:
    one, other = User(pk=1), User(pk=2)
    heavy, *light = [path("3"), *(path("1") for _ in range(3))]
    proposed = proposed_balance([*light, heavy], [Load(one, 100, 0), Load(other, 100, 0)])
    assert {proposed[path.pk] for path in light} == {2}
    assert proposed[heavy.pk] == 1
    after = loads_after([Load(one, 100, 0), Load(other, 100, 0)], {heavy: one, light[0]: other})
    assert [load.places for load in after] == [3, 1]


def test_an_overload_counts_places(cast: Cast) -> None:
    """A tenth of full time is four places; two people take five."""
    with as_batch("fixture"):
        cast.amina.memberships.update(working_time=10)
        evaluate_everyone()
        assert not Alert.objects.filter(rule="overload").exists()
    weigh(cast, "3")
    with acting(cast.amina):
        weigh_pathway(by=cast.amina, pathway=cast.tesfay_pathway, weight=Decimal(2), reason="rights")
    with as_batch("night"):
        evaluate_everyone()
        assert Alert.objects.get(rule="overload").facts == {"people": 2, "places": 5, "advised": 4}
        count_everything()
        figure = CaseloadFigure.objects.get(lead=cast.amina)
        assert (figure.people, figure.places) == (2, 5)


def test_it_is_chosen_from_the_file_with_a_reason(cast: Cast, signed_in: SignIn) -> None:
    assert_litany(cast, signed_in, "weights-edit", cast.nour_pathway.pk)
    client = signed_in(cast.amina)
    assert "Dites pourquoi" in client.post(edit(cast), {"weight": "2"}).content.decode()
    assert "Choisissez une place" in client.post(edit(cast), {}).content.decode()
    said = client.post(edit(cast), {"weight": "2", "reason": "crisis"}, follow=True).content.decode()
    assert "période de crise" in said
    assert "2 participants, 3 places (repère : 40)" in client.get("/").content.decode()


def test_the_coordination_reads_the_reason_and_does_not_choose(cast: Cast) -> None:
    weigh(cast, "2")
    with acting(cast.dalia):
        assert CaseloadWeight.objects.get().reason == "crisis"
        with pytest.raises(PermissionDenied):
            weigh_pathway(by=cast.dalia, pathway=cast.nour_pathway, weight=Decimal(1))
