"""Who does what, for when: a step of her path by the team's hand, looked at again next time."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from filrouge.commissions.actions.decisions import become_step
from filrouge.commissions.models import Case, Decision
from filrouge.pathways.actions.steps import finish_step
from filrouge.pathways.models import Step
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from tests.cast import Cast

from .laying import Laid, begun, case_laid, decided, meeting_laid, opened
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(cast: Cast, known: Laid) -> Case:
    meeting = meeting_laid(cast, known.commission)
    made = case_laid(cast, meeting)
    opened(cast, meeting, known.amina, known.goran)
    return begun(cast, made)


def read(decision: Decision) -> Decision:
    with as_batch("look"):
        related = ("step", "case__pathway__organisation", "case__project", "member")
        return Decision.objects.select_related(*related).get(pk=decision.pk)


class TestNew:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn, case: Case) -> None:
        assert_litany(cast, signed_in, "decisions-new", case.pk, hidden=("chloe", "farid"), refused=())

    def test_the_team_decides_and_it_is_a_step(
        self, cast: Cast, signed_in: SignIn, case: Case, known: Laid
    ) -> None:
        url = reverse("commissions:decisions-new", args=[case.pk])
        day = clock.today() + timedelta(days=15)
        values = {
            "words": "Cours du soir",
            "what": "step",
            "member": known.goran.member_id,
            "due_on": day.isoformat(),
        }
        signed_in(cast.amina).post(url, values)
        with acting(cast.amina):
            step = Step.objects.get()
        assert (step.title, step.who, step.with_whom, step.planned_on) == (
            "Cours du soir",
            "partner",
            "Comptoir du Port",
            day,
        )

    def test_the_coordination_decides_and_the_team_makes_it_a_step(
        self, cast: Cast, signed_in: SignIn, case: Case, known: Laid
    ) -> None:
        decision = decided(cast, case, known.goran, what="referral")
        assert decision.step_id is None
        url = reverse("commissions:decisions-plan", args=[decision.pk])
        assert signed_in(cast.dalia).post(url).status_code == 403
        assert signed_in(cast.farid).post(url).status_code == 404
        answer = signed_in(cast.amina).post(url)
        step = read(decision).step
        assert step is not None
        to = reverse("partners:recipients-index", args=[cast.nour_pathway.pk])
        assert answer.url == f"{to}?etape={step.pk}"
        with acting(cast.amina), pytest.raises(ValidationError, match="déjà une étape"):
            become_step(by=cast.amina, decision=read(decision))

    @pytest.mark.parametrize(
        ("wrong", "sentence"),
        [
            ({"words": ""}, "Dites ce qui est décidé."),
            ({"member": ""}, "Dites quelle structure"),
            ({"due_on": "2020-01-01"}, "Ce jour est passé"),
        ],
    )
    def test_a_mistake_is_explained(
        self, cast: Cast, signed_in: SignIn, case: Case, known: Laid, wrong: dict[str, str], sentence: str
    ) -> None:
        day = (clock.today() + timedelta(days=15)).isoformat()
        values = {"words": "Cours", "what": "step", "member": known.goran.member_id, "due_on": day, **wrong}
        url = reverse("commissions:decisions-new", args=[case.pk])
        assert sentence in signed_in(cast.amina).post(url, values).content.decode()

    def test_only_while_it_is_looked_at(self, cast: Cast, known: Laid) -> None:
        meeting = meeting_laid(cast, known.commission, days=9)
        with pytest.raises(ValidationError, match="pendant la réunion"):
            decided(cast, case_laid(cast, meeting), known.goran)

    def test_a_member_who_does_not_hold_the_file_decides_nothing(
        self, cast: Cast, case: Case, known: Laid
    ) -> None:
        with pytest.raises(PermissionDenied):
            decided(cast, case, known.goran, by=cast.farid)


class TestKeep:
    def test_it_is_done_when_somebody_says_so_or_when_its_step_is(
        self, cast: Cast, signed_in: SignIn, case: Case, known: Laid
    ) -> None:
        said, stepped = decided(cast, case, known.goran), decided(cast, case, known.amina, by=cast.amina)
        signed_in(cast.dalia).post(reverse("commissions:decisions-keep", args=[said.pk]))
        assert read(said).done_on == clock.today()
        step = read(stepped).step
        assert step is not None
        with acting(cast.amina):
            assert list(Decision.objects.ahead()) == [stepped]
            finish_step(by=cast.amina, step=step, on=clock.today())
            assert not Decision.objects.ahead().exists()
        assert not read(stepped).is_ahead


class TestDrop:
    def test_the_screen_answers_each_of_the_cast(
        self, cast: Cast, signed_in: SignIn, case: Case, known: Laid
    ) -> None:
        decision = decided(cast, case, known.goran)
        assert_litany(cast, signed_in, "decisions-drop", decision.pk, hidden=("chloe", "farid"), refused=())

    def test_it_is_given_up_with_a_reason(
        self, cast: Cast, signed_in: SignIn, case: Case, known: Laid
    ) -> None:
        decision = decided(cast, case, known.goran)
        url = reverse("commissions:decisions-drop", args=[decision.pk])
        assert "Dites pourquoi" in signed_in(cast.amina).post(url, {"because": ""}).content.decode()
        signed_in(cast.amina).post(url, {"because": "Le cours a fermé"})
        assert read(decision).dropped_because == "Le cours a fermé"
        page = signed_in(cast.dalia).get(reverse("commissions:cases-show", args=[case.pk])).content.decode()
        assert "Le cours a fermé" in page
