"""The first meeting and its page: the actions, then their screens."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from filrouge.enrolment.actions.meetings import Talk, hold_first_meeting
from filrouge.enrolment.actions.projects import change_terms
from filrouge.enrolment.events import CandidacyOpened, FirstMeetingHeld
from filrouge.enrolment.models import Candidacy, FirstMeeting, Motivation
from filrouge.privacy.context import acting
from filrouge.shared.events import Event
from tests.cast import Cast

from .laying import TODAY, asked, days_ago, met
from .litany import SignIn, address, assert_litany, page_for, reread


class TestHolding:
    def test_she_thinks_it_over_for_five_days(self, cast: Cast, heard: list[Event]) -> None:
        candidacy = asked(cast)
        meeting = met(cast, candidacy, on=days_ago(2))
        assert candidacy.stage == Candidacy.Stage.MET
        assert candidacy.reflect_until == meeting.reflect_until == TODAY + timedelta(days=3)
        assert candidacy.thinks_it_over
        assert not candidacy.reflects_on(TODAY + timedelta(days=3))
        happened = [
            type(event)
            for event in heard
            if "Candida" in type(event).__name__ or "Meeting" in type(event).__name__
        ]
        assert happened == [CandidacyOpened, FirstMeetingHeld]

    def test_the_delay_is_the_project_s_and_stays_as_promised(self, cast: Cast) -> None:
        with acting(cast.dalia):
            change_terms(by=cast.dalia, project=cast.project, reflection_days=8, meet_within_days=10)
        candidacy = asked(cast)
        met(cast, candidacy, on=TODAY)
        with acting(cast.dalia):
            change_terms(by=cast.dalia, project=cast.project, reflection_days=1, meet_within_days=10)
        with acting(cast.amina):
            assert Candidacy.objects.get(pk=candidacy.pk).reflect_until == TODAY + timedelta(days=8)

    def test_the_page_given_is_kept_by_its_version(self, cast: Cast) -> None:
        meeting = met(cast, asked(cast))
        assert meeting.presentation is not None
        assert meeting.presentation.call == "ipr"

    def test_it_is_held_once(self, cast: Cast) -> None:
        candidacy = asked(cast)
        met(cast, candidacy)
        with pytest.raises(PermissionDenied):
            met(cast, candidacy)

    @pytest.mark.parametrize("who", ["chloe", "farid", "dalia", "manon"])
    def test_others_hold_none(self, cast: Cast, who: str) -> None:
        candidacy, user = asked(cast), getattr(cast, who)
        with pytest.raises(PermissionDenied), acting(user):
            hold_first_meeting(by=user, candidacy=candidacy, talk=Talk(on=TODAY))


class TestScreens:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        page = assert_litany(cast, signed_in, address("meetings-new", asked(cast).pk))
        assert "À vérifier avec la CAF ou la MSA" in page

    def test_what_was_said_is_kept_with_her_words(self, cast: Cast, signed_in: SignIn) -> None:
        candidacy = asked(cast)
        said = {
            "on": TODAY.isoformat(),
            "presented": ["contents", "money"],
            "page_given": "on",
            "words": "Je veux travailler pour mes enfants",
            "language": "ara",
            "interpreter": "Samia",
        }
        answer = signed_in(cast.amina).post(address("meetings-new", candidacy.pk), said, follow=True)
        assert "« Je veux travailler pour mes enfants »" in answer.content.decode()
        with acting(cast.amina):
            meeting = FirstMeeting.objects.get(candidacy=candidacy)
            assert (meeting.language, meeting.presented) == ("ara", ["contents", "money"])
        with acting(cast.dalia):
            assert not Motivation.objects.exists()  # her words stay with the team
        assert reread(candidacy).stage == "met"

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"presented": []}, "de quoi avez-vous parlé"),
            ({"on": "2999-01-01"}, "encore venu"),
            ({"on": ""}, "Donnez le jour du rendez-vous."),
        ],
    )
    def test_a_mistake_is_explained_and_nothing_typed_is_lost(
        self, cast: Cast, signed_in: SignIn, wrong: dict, sentence: str
    ) -> None:
        said = {"on": TODAY.isoformat(), "presented": ["time"], "language": "fra", "words": "Pour apprendre"}
        page = signed_in(cast.amina).post(address("meetings-new", asked(cast).pk), {**said, **wrong})
        assert sentence in page.content.decode()
        assert "Pour apprendre" in page.content.decode()

    def test_the_page_to_take_away_says_what_is_gained_and_lost(self, cast: Cast, signed_in: SignIn) -> None:
        candidacy = asked(cast)
        page = assert_litany(cast, signed_in, address("meetings-page", candidacy.pk), refused="")
        for section in ("Ce que vous gagnez", "Votre RSA", "Vos allocations", "Ce que cela vous coûte"):
            assert section in page
        met(cast, candidacy)
        assert "Prenez le temps d’y penser, jusqu’au" in page_for(
            signed_in, cast.amina, address("meetings-page", candidacy.pk)
        )
