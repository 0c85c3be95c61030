"""Entering: the action, then its screen."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from filrouge.enrolment.actions.entries import Start, enter_pathway
from filrouge.enrolment.actions.motivations import note_motivation
from filrouge.enrolment.events import PersonEntered
from filrouge.enrolment.models import Candidacy, Entry
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
