"""The districts of the commune are shown beside the question; the answer is never made of them."""

from filrouge.enrolment.models import Answer
from filrouge.privacy.roles import as_batch
from filrouge.reference.models import PriorityDistrict
from tests.cast import Cast

from .laying import asked
from .litany import SignIn, address
from .test_answers import criterion


def test_the_question_names_the_districts_and_answers_nothing(cast: Cast, signed_in: SignIn) -> None:
    with as_batch("fixture"):
        PriorityDistrict.objects.create(code="QN00001A", name="Les Lilas", communes=["34032"])
        PriorityDistrict.objects.create(code="QN00002B", name="Le Pré", communes=["34001"])
        type(cast.project).objects.filter(pk=cast.project.pk).update(call="100_inclusion")
    candidacy = asked(cast, cast.nour)
    url = address("answers-edit", candidacy.pk, criterion("qpv", "100_inclusion").pk)
    page = signed_in(cast.amina).get(url).text
    assert "Les Lilas" in page
    assert "Le Pré" not in page
    assert "checked" not in page
    with as_batch("look"):
        assert not Answer.objects.exists()
