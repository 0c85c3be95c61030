"""Entering: the action, then its screen."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from filrouge.enrolment.actions.cohorts import CohortPlan, give_place, open_cohort
from filrouge.enrolment.actions.entries import Start, enter_pathway
from filrouge.enrolment.actions.motivations import note_motivation
from filrouge.enrolment.events import PersonEntered
from filrouge.enrolment.models import Candidacy, Cohort, CohortPlace, Entry
from filrouge.pathways.actions.objectives import Aim
from filrouge.pathways.models import Objective, Pathway
from filrouge.privacy.context import acting
from filrouge.shared.events import Event
from tests.cast import Cast

from .laying import TODAY, asked, met, newcomer, ready, signed
from .litany import SignIn, address, assert_litany, page_for, reread


def enter(cast: Cast, candidacy: Candidacy) -> Entry:
    aim = Aim(words="Travailler dans une crèche", domain="professional", agreed_on=TODAY)
    with acting(cast.amina):
        start = Start(on=TODAY, referent=cast.bruno, rhythm_days=14, aims=(aim,))
        entry = enter_pathway(by=cast.amina, candidacy=candidacy, start=start)
        candidacy.refresh_from_db()
    return entry


class TestEntering:
    def test_the_path_opens_with_everything_known(self, cast: Cast, heard: list[Event]) -> None:
        candidacy = asked(cast, newcomer(cast), oriented_by="CADA Le Rivage")
        met(cast, candidacy)
        signed(cast, candidacy)
        path = enter(cast, candidacy).pathway
        assert (path.oriented_by, path.rhythm_days, path.lead) == ("CADA Le Rivage", 14, cast.bruno)
        with acting(cast.bruno):
            assert Objective.objects.get(pathway=path).words == "Travailler dans une crèche"
        assert (candidacy.stage, candidacy.closed_on) == (Candidacy.Stage.ENTERED, TODAY)
        told = [event for event in heard if isinstance(event, PersonEntered)]
        assert [event.pathway_id for event in told] == [path.pk]

    def test_nobody_enters_before_signing(self, cast: Cast) -> None:
        candidacy = asked(cast)
        met(cast, candidacy)
        with pytest.raises(PermissionDenied):
            enter(cast, candidacy)

    def test_one_path_at_a_time(self, cast: Cast) -> None:
        candidacy = ready(cast, cast.nour)
        with pytest.raises(ValidationError, match="déjà ouvert"):
            enter(cast, candidacy)


class TestCohort:
    def laid(self, cast: Cast, name: str = "Printemps") -> Cohort:
        with acting(cast.amina):
            plan = CohortPlan(name=name, seats=12)
            return open_cohort(
                by=cast.amina, project=cast.project, organisation=cast.mission_locale, plan=plan
            )

    def entered(self, cast: Cast, candidacy: Candidacy, cohort: Cohort | None) -> Entry:
        with acting(cast.amina):
            start = Start(on=TODAY, referent=cast.amina, cohort=cohort)
            return enter_pathway(by=cast.amina, candidacy=candidacy, start=start)

    def test_the_cohort_chosen_is_known_at_entry_and_gives_a_place(self, cast: Cast) -> None:
        candidacy, cohort = ready(cast), self.laid(cast)
        assert self.entered(cast, candidacy, cohort).cohort == cohort
        with acting(cast.bruno):
            assert CohortPlace.objects.taken().get(person=candidacy.person_id).cohort == cohort

    def test_the_place_already_held_says_it(self, cast: Cast) -> None:
        candidacy, cohort = ready(cast), self.laid(cast)
        with acting(cast.amina):
            give_place(by=cast.amina, cohort=cohort, person=candidacy.person, on=TODAY)
        assert self.entered(cast, candidacy, None).cohort == cohort
        with acting(cast.amina):
            assert CohortPlace.objects.count() == 1

    def test_without_a_cohort_one_enters_all_the_same(self, cast: Cast) -> None:
        assert self.entered(cast, ready(cast), None).cohort is None

    def test_a_place_elsewhere_is_ended_first_and_nothing_begins(self, cast: Cast, signed_in: SignIn) -> None:
        candidacy, held, other = ready(cast), self.laid(cast), self.laid(cast, "Automne")
        with acting(cast.amina):
            give_place(by=cast.amina, cohort=held, person=candidacy.person, on=TODAY)
        said = {"on": TODAY.isoformat(), "referent": cast.amina.pk, "rhythm_days": 7, "cohort": other.pk}
        url = address("entries-new", candidacy.pk)
        page = signed_in(cast.amina).post(url, said).content.decode()
        assert "notez d’abord son départ" in page
        with acting(cast.amina):
            assert not Entry.objects.exists()
            assert not Pathway.objects.filter(person=candidacy.person_id).exists()
        said["cohort"] = held.pk
        signed_in(cast.amina).post(url, said)
        page = page_for(signed_in, cast.amina, address("candidacies-show", candidacy.pk), budget=12)
        assert "cohorte Printemps" in page


class TestScreen:
    def test_it_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        assert_litany(cast, signed_in, address("entries-new", ready(cast).pk))

    def test_her_words_are_not_typed_again(self, cast: Cast, signed_in: SignIn) -> None:
        candidacy = asked(cast)
        met(cast, candidacy)
        with acting(cast.amina):
            note_motivation(by=cast.amina, candidacy=candidacy, on=TODAY, words="Devenir boulangère")
        signed(cast, candidacy)
        url = address("entries-new", candidacy.pk)
        assert "Devenir boulangère" in page_for(signed_in, cast.amina, url)
        said = {"on": TODAY.isoformat(), "referent": cast.bruno.pk, "rhythm_days": "7"}
        words = {"words": "Devenir boulangère", "domain": "professional"}
        page = signed_in(cast.amina).post(url, {**said, **words, "referent": ""}).content.decode()
        assert "personne n’entre sans référent" in page
        assert "Devenir boulangère" in page
        assert (
            "Choisissez le domaine"
            in signed_in(cast.amina).post(url, {**said, "words": "x"}).content.decode()
        )
        signed_in(cast.amina).post(url, {**said, **words})
        assert reread(candidacy).stage == Candidacy.Stage.ENTERED
        with acting(cast.bruno):
            path = Pathway.objects.of_referent(cast.bruno).get()
            assert path.objectives.get().words == "Devenir boulangère"

    def test_a_path_already_open_is_said(self, cast: Cast, signed_in: SignIn) -> None:
        url = address("entries-new", ready(cast, cast.nour).pk)
        said = {"on": TODAY.isoformat(), "referent": cast.bruno.pk, "rhythm_days": "7"}
        assert "Un parcours est déjà ouvert" in signed_in(cast.amina).post(url, said).content.decode()
