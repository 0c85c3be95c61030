"""The two delays of a project."""

from filrouge.enrolment.models import Terms
from filrouge.privacy.roles import as_batch
from tests.cast import Cast

from .litany import SignIn, address, page_for


def test_only_the_coordinator_sets_them(cast: Cast, signed_in: SignIn) -> None:
    url = address("terms-edit", cast.project.pk)
    page_for(signed_in, cast.dalia, url)
    assert signed_in(cast.amina).post(url, {}).status_code == 403
    assert signed_in(cast.chloe).get(url).status_code == 404
    page = signed_in(cast.dalia).post(url, {"reflection_days": "7", "meet_within_days": ""}).content.decode()
    assert "Donnez un nombre de jours." in page
    assert 'value="7"' in page
    signed_in(cast.dalia).post(url, {"reflection_days": "7", "meet_within_days": "21"})
    with as_batch("look"):
        terms = Terms.objects.get(project=cast.project)
        assert (terms.reflection_days, terms.meet_within_days, terms.changed_by) == (7, 21, cast.dalia)
