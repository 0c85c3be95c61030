"""A side of an assessment asked by a link."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.skills.actions.askings import ask_side
from filrouge.skills.models import SkillAsking
from tests.cast import Cast

from .assessing import hers, opened, ours
from .laying import nobody
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db
WHO = {"capacity": "tutor", "name": "M. Vidal, Jardins de l’Orb"}


@pytest.mark.parametrize("side", ["hers", "ours"])
def test_a_link_for_each_side(cast: Cast, signed_in: SignIn, side: str) -> None:
    assessment = opened(cast)
    assert_litany(cast, signed_in, "askings-new", assessment.pk, side)
    url = reverse("skills:askings-new", args=[assessment.pk, side])
    client = signed_in(cast.amina)
    if side == "ours":
        assert "Sans son accord" in client.post(url, WHO).content.decode()
    page = client.post(url, WHO | {"agreed": "on"}).content.decode()
    assert "/evaluations/repondre/" in page
    with as_batch("look"):
        asking = SkillAsking.objects.get()
    assert (asking.side, asking.capacity) == (side, "tutor" if side == "ours" else "")
    shown = client.get(reverse("skills:assessments-show", args=[assessment.pk])).content.decode()
    assert "Lien donné le" in shown
    assert ("M. Vidal" in shown) is (side == "ours")


def test_no_third_side(cast: Cast, signed_in: SignIn) -> None:
    url = reverse("skills:askings-new", args=[opened(cast).pk, "theirs"])
    assert signed_in(cast.amina).get(url).status_code == 404


def test_a_side_that_answered_is_asked_no_more(cast: Cast, signed_in: SignIn) -> None:
    assessment = opened(cast)
    hers(cast, assessment)
    url = reverse("skills:askings-new", args=[assessment.pk, "hers"])
    assert signed_in(cast.amina).get(url).status_code == 302
    with acting(cast.amina), pytest.raises(ValidationError, match="déjà répondu"):
        ask_side(by=cast.amina, assessment=assessment, side="hers")
    ours(cast, assessment)
    with acting(cast.amina), pytest.raises(ValidationError):
        ask_side(by=cast.amina, assessment=assessment, side="ours", **WHO)


def test_somebody_is_named_and_by_the_team_alone(cast: Cast) -> None:
    assessment = opened(cast)
    with acting(cast.amina), pytest.raises(ValidationError, match="qui répond"):
        ask_side(by=cast.amina, assessment=assessment, side="ours", capacity="coach", name=" ")
    for user in (cast.farid, cast.chloe, cast.dalia, cast.manon):
        with acting(user):
            assert not SkillAsking.objects.exists()
            with pytest.raises(PermissionDenied):
                ask_side(by=user, assessment=assessment, side="hers")


def test_a_newer_link_closes_the_former(cast: Cast) -> None:
    assessment = opened(cast)
    with acting(cast.amina):
        former, newer = (ask_side(by=cast.amina, assessment=assessment, side="hers") for _one in range(2))
    assert nobody().get(reverse("skills:answering-show", args=[former])).status_code == 410
    assert nobody().get(reverse("skills:answering-show", args=[newer])).status_code == 200
