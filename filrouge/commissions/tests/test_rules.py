"""What vigilance says of commissions: a rhythm about to be lost, whom to tell before, whom to tell after."""

from datetime import timedelta

import pytest

from filrouge.commissions.actions.cases import say_decision
from filrouge.commissions.models import Case, Commission, Meeting
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.vigilance.evaluation import evaluate_everyone
from filrouge.vigilance.models import Alert
from tests.cast import Cast

from .laying import agreed, begun, case_laid, case_read, commission_laid, laid, meeting_laid, opened

pytestmark = pytest.mark.django_db


def said(user: object, rule: str) -> list[str]:
    with as_batch("night"):
        evaluate_everyone()
    with acting(user):  # type: ignore[arg-type]
        return [one.subject_id for one in Alert.objects.open().filter(rule=rule)]


def test_a_commission_without_a_date_is_said_to_the_coordination(cast: Cast) -> None:
    commission = commission_laid(cast)
    assert said(cast.dalia, "commission_late") == []
    with as_batch("time passes"):
        Commission.objects.filter(pk=commission.pk).update(opened_on=clock.today() - timedelta(days=47))
    assert said(cast.dalia, "commission_late") == [str(commission.pk)]
    assert said(cast.amina, "commission_late") == []


def test_a_date_answers_it(cast: Cast) -> None:
    known = laid(cast)
    with as_batch("time passes"):
        Commission.objects.filter(pk=known.commission.pk).update(opened_on=clock.today() - timedelta(days=80))
    assert len(said(cast.dalia, "commission_late")) == 1
    meeting_laid(cast, known.commission)
    assert said(cast.dalia, "commission_late") == []


def test_whom_to_tell_before(cast: Cast) -> None:
    known = laid(cast)
    case = case_laid(cast, meeting_laid(cast, known.commission))
    assert said(cast.amina, "commission_untold") == [str(case.pk)]
    assert said(cast.farid, "commission_untold") == []
    agreed(cast, case, known.of(known.goran))
    assert said(cast.amina, "commission_untold") == []


def test_whom_to_tell_after(cast: Cast) -> None:
    known = laid(cast)
    meeting = meeting_laid(cast, known.commission)
    case = case_laid(cast, meeting)
    agreed(cast, case, known.of(known.goran))
    opened(cast, meeting, known.amina)
    begun(cast, case)
    assert said(cast.amina, "commission_unlearned") == []
    with as_batch("time passes"):
        ago = clock.now() - timedelta(days=3)
        Case.objects.filter(pk=case.pk).update(started_at=ago, ended_at=ago)
        Meeting.objects.filter(pk=meeting.pk).update(at=ago, opened_at=ago, closed_at=ago)
    assert said(cast.amina, "commission_unlearned") == [str(case.pk)]
    with acting(cast.amina):
        say_decision(by=cast.amina, case=case_read(case), how="spoken")
    assert said(cast.amina, "commission_unlearned") == []
