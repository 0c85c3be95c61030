"""What no member can solve goes up without a name, with a day for the answer."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse

from filrouge.commissions.actions.blockages import Raising, answer_blockage, raise_blockage, tells_who
from filrouge.commissions.models import Blockage, Case, CommissionFigure, Decision
from filrouge.commissions.sitting.counting import count_commissions
from filrouge.commissions.sitting.seated import blockages_of
from filrouge.pathways.models import Pathway
from filrouge.people.models import Person
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.shared.ids import uuid7
from filrouge.vigilance.evaluation import evaluate_everyone
from filrouge.vigilance.models import Alert
from tests.cast import Cast

from .laying import (
    Laid,
    begun,
    case_laid,
    case_read,
    commission_laid,
    decided,
    meeting_laid,
    opened,
    place_of,
    seat_laid,
)
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db
WORDS = "Un titre attendu depuis huit mois empêche de signer un contrat"


@pytest.fixture
def case(cast: Cast, known: Laid) -> Case:
    meeting = meeting_laid(cast, known.commission)
    made = case_laid(cast, meeting)
    opened(cast, meeting, known.amina)
    return begun(cast, made)


def raised(cast: Cast, case: Case, **changes: Any) -> Blockage:
    said = {"words": WORDS, "asked_of": "state", "answer_by": clock.today() + timedelta(days=30), **changes}
    with acting(cast.dalia):
        return raise_blockage(by=cast.dalia, case=case_read(case), raising=Raising(**said))


class TestNew:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn, case: Case) -> None:
        assert_litany(cast, signed_in, "blockages-new", case.pk, hidden=("chloe", "farid"), refused=())

    def test_nothing_leads_from_it_to_her(self, cast: Cast, case: Case) -> None:
        made = raised(cast, case)
        with acting(cast.farid):
            assert Blockage.objects.get().words == WORDS
        named = {field.related_model for field in made._meta.fields if field.is_relation}
        assert not named & {Person, Case}

    @pytest.mark.parametrize(
        "words",
        [
            "Nour attend",
            "Madame AL KHATIB attend",
            "le dossier de khatib",
            "Appeler le 06 12 34 56 78",
            "N° 99123456",
        ],
    )
    def test_what_would_tell_who_it_is_is_refused(self, cast: Cast, case: Case, words: str) -> None:
        with pytest.raises(ValidationError, match="reconnaître"):
            raised(cast, case, words=words)

    def test_her_reference_as_well_and_ordinary_words_pass(self, cast: Cast) -> None:
        assert tells_who(f"Dossier {cast.nour.reference}", cast.nour)
        assert not tells_who("Trois familles attendent 8 mois, au 12 rue du Port", cast.nour)

    def test_a_mistake_is_explained_and_nothing_is_lost(
        self, cast: Cast, signed_in: SignIn, case: Case
    ) -> None:
        url = reverse("commissions:blockages-new", args=[case.pk])
        page = signed_in(cast.amina).post(url, {"words": WORDS, "asked_of": "local"}).content.decode()
        assert "Donnez une date" in page
        assert WORDS in page


class TestIndex:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn, case: Case) -> None:
        raised(cast, case)
        page = assert_litany(
            cast, signed_in, "blockages-index", who="farid", hidden=(), refused=("manon", "petra")
        )
        assert WORDS in page
        assert "Noter la réponse" not in page
        assert WORDS not in signed_in(cast.chloe).get("/commissions/remontees/").content.decode()


class TestAnswer:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn, case: Case) -> None:
        made = raised(cast, case)
        assert_litany(
            cast, signed_in, "blockages-answer", made.pk, who="dalia", hidden=("chloe",), refused=("amina",)
        )

    def test_the_answer_is_read_by_all_the_teams(self, cast: Cast, signed_in: SignIn, case: Case) -> None:
        made = raised(cast, case)
        url = reverse("commissions:blockages-answer", args=[made.pk])
        assert "même si c’est non" in signed_in(cast.dalia).post(url, {"answer": ""}).content.decode()
        signed_in(cast.dalia).post(url, {"answer": "Le préfet a signé"})
        assert "Le préfet a signé" in signed_in(cast.farid).get("/commissions/remontees/").content.decode()
        assert signed_in(cast.dalia).get(url).status_code == 404
        with acting(cast.amina), pytest.raises(PermissionDenied):
            answer_blockage(by=cast.amina, blockage=made, answer="X")

    def test_silence_is_said_to_the_coordination(self, cast: Cast, case: Case) -> None:
        made = raised(cast, case)
        with as_batch("time passes"):
            Blockage.objects.filter(pk=made.pk).update(answer_by=clock.today() - timedelta(days=2))
            evaluate_everyone()
        for user, told in ((cast.dalia, 1), (cast.amina, 0)):
            with acting(user):
                assert Alert.objects.open().filter(rule="blockage_unanswered").count() == told


class TestWhereNobodyIsNamed:
    def test_an_elected_official_reads_them_by_her_place_and_nothing_else(
        self, cast: Cast, signed_in: SignIn, case: Case
    ) -> None:
        raised(cast, case)
        unnamed = commission_laid(cast, kind="unblocking", name="Déblocage")
        seat = seat_laid(cast, unnamed, cast.lead, user=cast.petra, name="Petra Blanc", function="elected")
        meeting = meeting_laid(cast, unnamed)
        place = place_of(meeting, seat).pk
        page = signed_in(cast.petra).get(reverse("commissions:places-show", args=[place])).content.decode()
        assert WORDS in page
        assert "Nour" not in page
        with acting(cast.farid):
            assert blockages_of(place) == []
        coordination = signed_in(cast.dalia).get(reverse("commissions:meetings-show", args=[meeting.pk]))
        assert WORDS in coordination.content.decode()

    def test_a_seat_of_a_nominative_commission_reads_none(self, cast: Cast, known: Laid, case: Case) -> None:
        raised(cast, case)
        with acting(cast.farid):
            assert blockages_of(place_of(case.meeting, known.farid).pk) == []


def test_nobody_raises_one_in_another_name(cast: Cast, known: Laid) -> None:
    columns = {"commission": known.commission, "words": "X", "asked_of": "state", "answer_by": clock.today()}
    for user in (cast.chloe, cast.amina):
        with acting(user), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Blockage.objects.create(raised_by=cast.dalia, **columns)


class TestFigures:
    def figure(self) -> CommissionFigure | None:
        with as_batch("night"):
            count_commissions()
            return CommissionFigure.objects.first()

    def lay(self, cast: Cast, known: Laid, people: int, kept: int) -> None:
        """Situations looked at, each with a decision whose day has come."""
        meeting = meeting_laid(cast, known.commission)
        case = case_laid(cast, meeting)
        opened(cast, meeting, known.amina)
        begun(cast, case)
        decision = decided(cast, case, known.amina)
        with as_batch("fixture"):
            Decision.objects.filter(pk=decision.pk).update(due_on=clock.today())
            copy(case, decision, people - 1)
            for one in Decision.objects.order_by("pk")[:kept]:
                Decision.objects.filter(pk=one.pk).update(kept_on=clock.today())

    def test_nothing_under_five(self, cast: Cast, known: Laid, signed_in: SignIn) -> None:
        self.lay(cast, known, 4, 4)
        assert self.figure() is None

    def test_a_share_that_would_tell_of_fewer_is_not_said(self, cast: Cast, known: Laid) -> None:
        self.lay(cast, known, 6, 4)
        figure = self.figure()
        assert figure is not None
        assert (figure.people, figure.reviewed, figure.decided, figure.kept_percent) == (6, 6, 6, None)

    def test_what_is_kept_is_counted(self, cast: Cast, known: Laid, signed_in: SignIn) -> None:
        self.lay(cast, known, 10, 5)
        figure = self.figure()
        assert figure is not None
        assert figure.kept_percent == 50
        url = reverse("commissions:commissions-show", args=[known.commission.pk])
        assert "tenues à 50 %" in signed_in(cast.amina).get(url).content.decode()


def copy(case: Case, decision: Decision, times: int) -> None:
    """The same, of other people."""
    for number in range(times):
        person = Person.objects.create(given_name=f"P{number}", family_name="X")
        pathway = Pathway.objects.get(pk=case.pathway_id)
        pathway.pk, pathway.person = uuid7(), person
        pathway.save(force_insert=True)
        another = Case.objects.get(pk=case.pk)
        another.pk, another.person, another.pathway = uuid7(), person, pathway
        another.asked = "X"
        another.save(force_insert=True)
        said = Decision.objects.get(pk=decision.pk)
        said.pk, said.case, said.person = uuid7(), another, person
        said.save(force_insert=True)
