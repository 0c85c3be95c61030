"""Refusing: the action, then its screen."""

import pytest
from django.core.exceptions import ValidationError

from filrouge.enrolment.actions.refusals import No, refuse_candidacy
from filrouge.enrolment.events import CandidacyRefused
from filrouge.enrolment.models import Candidacy
from filrouge.privacy.context import acting
from filrouge.shared.events import Event
from tests.cast import Cast

from .laying import TODAY, asked
from .litany import SignIn, address, assert_litany, page_for, reread


def no(**changed: object) -> No:
    said = {
        "on": TODAY,
        "reason": "need",
        "words": "Votre besoin, c’est d’abord un logement.",
        "referred_to": "CCAS de Béziers",
    }
    return No(**{**said, **changed})


class TestRefusing:
    def test_it_ends_the_candidacy_with_a_place_to_go(self, cast: Cast, heard: list[Event]) -> None:
        candidacy = asked(cast)
        with acting(cast.amina):
            refused = refuse_candidacy(by=cast.amina, candidacy=candidacy, no=no())
            candidacy.refresh_from_db()
        assert refused.referred_to == "CCAS de Béziers"
        assert (candidacy.stage, candidacy.closed_on) == (Candidacy.Stage.REFUSED, TODAY)
        assert CandidacyRefused in {type(event) for event in heard}

    @pytest.mark.parametrize(
        ("missing", "sentence"),
        [({"referred_to": " "}, "sans une adresse"), ({"words": ""}, "ce qui a été dit")],
    )
    def test_nobody_leaves_without_words_and_a_place(self, cast: Cast, missing: dict, sentence: str) -> None:
        candidacy = asked(cast)
        with acting(cast.amina), pytest.raises(ValidationError, match=sentence):
            refuse_candidacy(by=cast.amina, candidacy=candidacy, no=no(**missing))

    def test_one_may_ask_again(self, cast: Cast) -> None:
        candidacy = asked(cast)
        with acting(cast.amina):
            refuse_candidacy(by=cast.amina, candidacy=candidacy, no=no())
        assert asked(cast, candidacy.person).is_open


SAID = {
    "on": TODAY.isoformat(),
    "reason": "need",
    "words": "Votre besoin, c’est d’abord un logement.",
    "referred_to": "CCAS de Béziers",
    "referred_how": "Mme Faure, le mardi",
}


class TestScreen:
    def test_it_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        assert_litany(cast, signed_in, address("refusals-new", asked(cast).pk))

    @pytest.mark.parametrize(
        ("missing", "sentence"),
        [
            ("referred_to", "Personne ne repart sans une adresse"),
            ("words", "Écrivez ce qui a été dit"),
            ("reason", "Choisissez un motif."),
        ],
    )
    def test_a_mistake_is_explained_and_nothing_typed_is_lost(
        self, cast: Cast, signed_in: SignIn, missing: str, sentence: str
    ) -> None:
        candidacy = asked(cast)
        answer = signed_in(cast.amina).post(address("refusals-new", candidacy.pk), {**SAID, missing: ""})
        assert sentence in answer.content.decode()
        assert "Mme Faure, le mardi" in answer.content.decode()
        assert reread(candidacy).is_open

    def test_the_place_to_go_is_read_on_the_candidacy(self, cast: Cast, signed_in: SignIn) -> None:
        candidacy = asked(cast)
        signed_in(cast.amina).post(address("refusals-new", candidacy.pk), SAID)
        page = page_for(signed_in, cast.amina, address("candidacies-show", candidacy.pk), budget=30)
        assert "Réorientation : CCAS de Béziers." in page
        again = signed_in(cast.amina).get(address("refusals-new", candidacy.pk))
        assert again.status_code == 403
        assert "Cette candidature est terminée" in again.content.decode()

    def test_a_re_orientation_ends_where_she_is_received(self, cast: Cast, signed_in: SignIn) -> None:
        candidacy = asked(cast)
        url = address("refusals-settle", candidacy.pk)
        assert signed_in(cast.amina).get(url).status_code == 404  # nothing refused
        with acting(cast.amina):
            refuse_candidacy(by=cast.amina, candidacy=candidacy, no=no())
        assert "CCAS de Béziers" in assert_litany(cast, signed_in, url)
        assert "encore venu" in signed_in(cast.amina).post(url, {"on": "2999-01-01"}).content.decode()
        page = signed_in(cast.amina).post(url, {"on": TODAY.isoformat()}, follow=True).content.decode()
        assert "Reçue là-bas le" in page
