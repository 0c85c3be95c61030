"""The second meeting and what is signed: the actions, then their screens."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from filrouge.enrolment.events import CommitmentSigned, GuardianSigned
from filrouge.enrolment.models import Candidacy, Commitment
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared.events import Event
from tests.cast import Cast

from .laying import SPOKEN, TODAY, asked, countersigned, days_ago, met, newcomer, ready, signed

Stage = Candidacy.Stage
SIXTEEN = date(TODAY.year - 16, 1, 1)


def waiting_for_second(cast: Cast, **identity: object) -> Candidacy:
    candidacy = asked(cast, newcomer(cast, **identity))
    met(cast, candidacy)
    return candidacy


class TestSigning:
    def test_what_was_signed_can_be_read_again_word_for_word(self, cast: Cast, heard: list[Event]) -> None:
        candidacy = ready(cast)
        assert candidacy.stage == Stage.SIGNED
        with acting(cast.amina):
            commitment = Commitment.objects.get(candidacy=candidacy)
        assert commitment.is_intact
        assert "Zahra Safi" in commitment.text
        assert commitment.signature == "M10 10L20 20"
        assert CommitmentSigned in {type(event) for event in heard}

    def test_a_word_changed_afterwards_shows(self, cast: Cast) -> None:
        candidacy = ready(cast)
        with as_batch("someone rewrites history"), connection.cursor() as cursor:
            cursor.execute("UPDATE enrolment_commitment SET text = text || ' Et sans réserve.'")
        with acting(cast.amina):
            assert not Commitment.objects.get(candidacy=candidacy).is_intact

    def test_it_is_never_called_the_statutory_contract(self, cast: Cast) -> None:
        candidacy = ready(cast)
        with acting(cast.amina):
            text = Commitment.objects.get(candidacy=candidacy).text
        assert text.startswith("Engagement réciproque")
        assert "contrat d’engagement" not in text.lower()

    def test_the_delay_is_not_skipped_without_a_reason(self, cast: Cast) -> None:
        candidacy = asked(cast)
        met(cast, candidacy, on=days_ago(4))
        with pytest.raises(ValidationError, match="délai de réflexion"):
            signed(cast, candidacy)
        with pytest.raises(ValidationError, match="délai de réflexion"):
            signed(cast, candidacy, delay_skipped_because="   ")
        commitment = signed(
            cast, candidacy, delay_skipped_because="La formation commence demain, elle insiste"
        )
        assert commitment.delay_skipped_because

    def test_on_the_fifth_day_nobody_asks_why(self, cast: Cast) -> None:
        candidacy = asked(cast)
        met(cast, candidacy, on=days_ago(5))
        assert signed(cast, candidacy, delay_skipped_because="inutile").delay_skipped_because == ""

    def test_words_that_changed_meanwhile_are_read_again(self, cast: Cast) -> None:
        candidacy = waiting_for_second(cast)
        with pytest.raises(ValidationError, match="Le texte a changé"):
            signed(cast, candidacy, text_digest="0" * 64)

    def test_nobody_signs_at_the_first_meeting(self, cast: Cast) -> None:
        candidacy = asked(cast)
        with pytest.raises(PermissionDenied):
            signed(cast, candidacy)

    def test_with_the_voice_and_a_witness(self, cast: Cast) -> None:
        candidacy = waiting_for_second(cast)
        commitment = signed(cast, candidacy, SPOKEN)
        assert (commitment.how, commitment.witness, commitment.language) == (
            "spoken",
            "Samia, interprète",
            "ara",
        )


class TestUnderEighteen:
    def test_a_guardian_or_child_welfare_signs_too(self, cast: Cast, heard: list[Event]) -> None:
        candidacy = waiting_for_second(cast, birth_date=SIXTEEN, birth_precision="day")
        commitment = signed(cast, candidacy)
        assert commitment.minor
        assert candidacy.stage == Stage.GUARDIAN
        countersigned(cast, commitment)
        assert commitment.candidacy.stage == Stage.SIGNED
        assert GuardianSigned in {type(event) for event in heard}

    def test_where_the_file_does_not_know_the_person_says(self, cast: Cast) -> None:
        candidacy = waiting_for_second(cast)
        assert signed(cast, candidacy, minor=True).minor

    def test_the_file_is_heard_before_the_box(self, cast: Cast) -> None:
        candidacy = waiting_for_second(cast, birth_date=SIXTEEN, birth_precision="day")
        assert signed(cast, candidacy, minor=False).minor

    def test_an_adult_has_no_guardian(self, cast: Cast) -> None:
        candidacy = waiting_for_second(cast, birth_date=date(1990, 5, 1), birth_precision="day")
        commitment = signed(cast, candidacy)
        with pytest.raises(PermissionDenied):
            countersigned(cast, commitment)
