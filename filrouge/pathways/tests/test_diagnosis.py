"""Looking at a few levels together: nothing obligatory, nothing shown before it is answered, all of it dated."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from filrouge.pathways.actions.diagnosis import observe_levels
from filrouge.pathways.actions.objectives import Aim, agree_objective
from filrouge.pathways.diagnosis.levels import latest_of, proposed
from filrouge.pathways.events import LevelsObserved
from filrouge.pathways.models import LevelObservation, Objective, Pathway, Step
from filrouge.privacy.context import acting
from filrouge.privacy.models import Reading
from filrouge.privacy.roles import as_batch
from filrouge.reference.scales import SCALES
from filrouge.shared import clock
from filrouge.shared.events import Event
from tests.cast import Cast

from .litany import SignIn, assert_litany

TODAY = clock.today()
LAST_YEAR = TODAY - timedelta(days=365)
MONTH_AGO = TODAY - timedelta(days=30)


def seen(cast: Cast, on: date = TODAY, **levels: str) -> None:
    with acting(cast.amina):
        observe_levels(by=cast.amina, pathway=cast.nour_pathway, seen=levels, on=on)


def address(cast: Cast, screen: str, scales: str = "") -> str:
    url = reverse(f"pathways:diagnosis-{screen}", args=[cast.nour_pathway.pk])
    return f"{url}?echelles={scales}" if scales else url


class TestObserving:
    def test_a_level_is_dated_and_the_former_one_stays(self, cast: Cast, heard: list[Event]) -> None:
        seen(cast, MONTH_AGO, listening="a1")
        seen(cast, listening="a2")
        with acting(cast.amina):
            assert [one.value for one in LevelObservation.objects.order_by("observed_on")] == ["a1", "a2"]
            assert latest_of(cast.nour_pathway)["listening"].value == "a2"
            assert Pathway.objects.get(pk=cast.nour_pathway.pk).diagnosed_on == TODAY
        assert [type(event) for event in heard] == [LevelsObserved, LevelsObserved]

    def test_a_level_of_another_scale_is_refused(self, cast: Cast) -> None:
        with pytest.raises(ValueError, match="listening alone"):
            seen(cast, listening="alone")

    def test_only_the_team_in_charge_notes_levels(self, cast: Cast) -> None:
        for other in (cast.dalia, cast.chloe):
            with pytest.raises(PermissionDenied), acting(other):
                observe_levels(by=other, pathway=cast.nour_pathway, seen={"listening": "a1"}, on=TODAY)


class TestProposals:
    def of_nour(self, cast: Cast) -> list[tuple[str, str]]:
        with acting(cast.amina):
            found = proposed(
                latest_of(cast.nour_pathway),
                Objective.objects.filter(pathway=cast.nour_pathway),
                Step.objects.filter(pathway=cast.nour_pathway),
            )
        return [(one.scale.code, one.why) for one in found]

    def test_five_at_most_beginning_with_what_was_never_looked_at(self, cast: Cast) -> None:
        assert [code for code, _why in self.of_nour(cast)] == [scale.code for scale in SCALES[:5]]
        assert {why for _code, why in self.of_nour(cast)} == {"jamais regardé ensemble"}

    def test_what_an_objective_rests_on_comes_first_and_says_so(self, cast: Cast) -> None:
        with acting(cast.amina):
            aim = Aim(words="Un travail en cuisine", domain="professional", agreed_on=TODAY)
            agree_objective(by=cast.amina, pathway=cast.nour_pathway, aim=aim)
        code, why = self.of_nour(cast)[0]
        assert (code, why) == ("career", "objectif : « Un travail en cuisine »")

    def test_what_is_older_than_six_months_is_looked_at_again_and_what_is_recent_is_left_alone(
        self, cast: Cast
    ) -> None:
        everything = {scale.code: scale.levels[0].code for scale in SCALES}
        seen(cast, MONTH_AGO, **everything)
        assert self.of_nour(cast) == []
        with as_batch("time passes"):
            LevelObservation.objects.filter(scale="digital").update(observed_on=LAST_YEAR)
        [(code, why)] = self.of_nour(cast)
        assert code == "digital"
        assert "il y a plus de six mois" in why


class TestIndex:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        page = assert_litany(cast, signed_in, "diagnosis-index", cast.nour_pathway.pk)
        assert "À regarder ensuite" in page
        assert "jamais regardé ensemble" in page.lower()

    def test_it_costs_the_same_with_a_long_history_and_is_journalled(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        for days in range(12):
            levels = {scale.code: scale.levels[0].code for scale in SCALES}
            seen(cast, LAST_YEAR + timedelta(days=days), **levels)
        page = assert_litany(cast, signed_in, "diagnosis-index", cast.nour_pathway.pk)
        assert "à revoir" in page
        with as_batch("look"):
            assert Reading.objects.filter(person_id=cast.nour.pk, user_id=cast.amina.pk).exists()


class TestNew:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        client = signed_in(cast.amina)
        page = client.get(address(cast, "new", "listening,reading")).content.decode()
        assert "Je comprends l’essentiel au travail" in page
        for stranger in (cast.chloe, cast.farid, cast.manon):
            assert signed_in(stranger).get(address(cast, "new", "listening")).status_code == 404
        assert signed_in(cast.dalia).get(address(cast, "new", "listening")).status_code == 403
        assert signed_in(cast.dalia).post(address(cast, "new", "listening"), {}).status_code == 403

    def test_the_former_answer_is_not_shown_before_and_is_after(self, cast: Cast, signed_in: SignIn) -> None:
        seen(cast, LAST_YEAR, listening="a1")
        client = signed_in(cast.amina)
        page = client.get(address(cast, "new", "listening")).content.decode()
        assert page.count("checked") == 1  # « pas aujourd’hui »
        assert f"{LAST_YEAR:%d/%m/%Y}" not in page
        answer = client.post(address(cast, "new", "listening"), {"listening": "b1"})
        after = client.get(answer.url).content.decode()
        assert "B1" in after
        assert "A1" in after

    def test_five_fields_at_most_whatever_the_address_asks(self, cast: Cast, signed_in: SignIn) -> None:
        everything = ",".join(scale.code for scale in SCALES)
        page = signed_in(cast.amina).get(address(cast, "new", everything)).content.decode()
        assert page.count("<fieldset") == 5

    def test_some_are_answered_and_the_others_left_alone(self, cast: Cast, signed_in: SignIn) -> None:
        said = {"listening": "a2", "reading": "", "source": "person"}
        signed_in(cast.amina).post(address(cast, "new", "listening,reading"), said)
        with acting(cast.amina):
            [one] = LevelObservation.objects.all()
            assert (one.scale, one.value, one.source, one.observed_on) == ("listening", "a2", "person", TODAY)

    def test_a_mistake_is_explained_and_nothing_chosen_is_lost(self, cast: Cast, signed_in: SignIn) -> None:
        client = signed_in(cast.amina)
        nothing = client.post(address(cast, "new", "listening"), {"listening": ""}).content.decode()
        assert "Rien n’est coché" in nothing
        later = {"listening": "b2", "observed_on": "2999-01-01"}
        page = client.post(address(cast, "new", "listening"), later).content.decode()
        assert "Ce jour n’est pas encore venu" in page
        assert 'value="b2"' in page.split("checked")[0].rsplit("<input", 1)[1]
        with acting(cast.amina):
            assert not LevelObservation.objects.exists()

    def test_an_address_made_by_hand_leads_nowhere(self, cast: Cast, signed_in: SignIn) -> None:
        assert signed_in(cast.amina).get(address(cast, "new", "religion")).status_code == 404
        assert signed_in(cast.amina).get(address(cast, "new")).status_code == 404


class TestCompareAndShow:
    def test_compare_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        seen(cast, listening="a1")
        assert (
            "première fois"
            in signed_in(cast.amina).get(address(cast, "compare", "listening")).content.decode()
        )
        assert signed_in(cast.chloe).get(address(cast, "compare", "listening")).status_code == 404
        assert signed_in(cast.dalia).get(address(cast, "compare", "listening")).status_code == 403

    def test_show_tells_the_history_with_a_drawing_and_a_table(self, cast: Cast, signed_in: SignIn) -> None:
        seen(cast, LAST_YEAR, listening="a1")
        seen(cast, listening="b1")
        page = assert_litany(cast, signed_in, "diagnosis-show", cast.nour_pathway.pk, "listening")
        assert "<svg" in page
        assert "<caption>Écouter</caption>" in page
        assert signed_in(cast.amina).get(
            reverse("pathways:diagnosis-show", args=[cast.nour_pathway.pk, "religion"])
        ).status_code == 404  # fmt: skip

    def test_situations_are_listed_and_not_drawn(self, cast: Cast, signed_in: SignIn) -> None:
        seen(cast, literacy="other_script")
        page = assert_litany(cast, signed_in, "diagnosis-show", cast.nour_pathway.pk, "literacy")
        assert "lit une autre écriture" in page
        assert 'role="img"' not in page
