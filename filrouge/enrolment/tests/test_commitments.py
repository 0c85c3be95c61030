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

from .laying import SPOKEN, TODAY, asked, countersigned, days_ago, met, newcomer, ready, shown, signed
from .litany import SignIn, address, assert_litany, page_for, reread

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


def signing(candidacy: Candidacy, **changed: str) -> dict[str, str]:
    said = {
        "on": TODAY.isoformat(),
        "text_digest": shown(candidacy),
        "language": "fra",
        "how": "screen",
        "signature": "M10 10L20 20",
        "minor": "no",
    }
    return {**said, **changed}


class TestScreens:
    def test_the_screens_answer_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        candidacy = waiting_for_second(cast)
        page = assert_litany(cast, signed_in, address("commitments-new", candidacy.pk))
        assert "Engagement réciproque" in page
        assert signed_in(cast.amina).get(address("commitments-show", candidacy.pk)).status_code == 404
        signed(cast, candidacy)
        page = assert_litany(cast, signed_in, address("commitments-show", candidacy.pk), refused="")
        assert 'd="M10 10L20 20"' in page

    def test_drawn_on_the_phone(self, cast: Cast, signed_in: SignIn) -> None:
        candidacy = waiting_for_second(cast)
        signed_in(cast.amina).post(address("commitments-new", candidacy.pk), signing(candidacy))
        assert reread(candidacy).stage == Stage.SIGNED

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"signature": ""}, "Il manque la signature"),
            ({"on": "2001-01-01"}, "Le premier rendez-vous a eu lieu après ce jour."),
            ({"minor": ""}, "cela change qui signe"),
            ({"text_digest": "0" * 64}, "Le texte a changé"),
        ],
    )
    def test_a_mistake_is_explained_and_nothing_typed_is_lost(
        self, cast: Cast, signed_in: SignIn, wrong: dict, sentence: str
    ) -> None:
        candidacy = waiting_for_second(cast)
        said = signing(candidacy, witness="Samia, interprète", **wrong)
        page = signed_in(cast.amina).post(address("commitments-new", candidacy.pk), said).content.decode()
        assert sentence in page
        assert "Samia, interprète" in page
        assert reread(candidacy).stage == Stage.MET

    def test_before_the_end_of_the_delay_it_asks_why(self, cast: Cast, signed_in: SignIn) -> None:
        candidacy = asked(cast)
        met(cast, candidacy, on=days_ago(1))
        url = address("commitments-new", candidacy.pk)
        assert "Le temps de réflexion court jusqu’au" in page_for(signed_in, cast.amina, url)
        page = signed_in(cast.amina).post(url, signing(candidacy)).content.decode()
        assert "dites pourquoi ne pas attendre" in page
        signed_in(cast.amina).post(url, signing(candidacy, delay_skipped_because="Elle part en formation"))
        assert reread(candidacy).stage == Stage.SIGNED

    def test_a_day_within_the_delay_asks_why_even_when_it_is_over(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        candidacy = waiting_for_second(cast)
        said = signing(candidacy, on=days_ago(8).isoformat())
        page = signed_in(cast.amina).post(address("commitments-new", candidacy.pk), said).content.decode()
        assert "dites pourquoi ne pas attendre" in page

    def test_under_eighteen_someone_else_signs_too(self, cast: Cast, signed_in: SignIn) -> None:
        candidacy = waiting_for_second(cast, birth_date=SIXTEEN, birth_precision="day")
        said = signing(candidacy)
        del said["minor"]
        signed_in(cast.amina).post(address("commitments-new", candidacy.pk), said)
        url = address("commitments-countersign", candidacy.pk)
        assert_litany(cast, signed_in, url)
        assert signed_in(cast.amina).get(address("entries-new", candidacy.pk)).status_code == 403
        guardian = {"capacity": "ase", "name": "Mme Roux", "language": "fra", "how": "paper"}
        page = signed_in(cast.amina).post(url, {**guardian, "name": ""}).content.decode()
        assert "Écrivez le nom" in page
        signed_in(cast.amina).post(url, guardian)
        assert reread(candidacy).stage == Stage.SIGNED
        assert "Mme Roux" in page_for(signed_in, cast.amina, address("commitments-show", candidacy.pk))
        # Who reads the shared part knows that it is signed, not by whom.
        assert "Mme Roux" not in page_for(signed_in, cast.dalia, address("commitments-show", candidacy.pk))
