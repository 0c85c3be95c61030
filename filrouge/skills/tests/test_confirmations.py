"""What she says is confirmed by someone who saw it: on what, by whom, when. Never by itself."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from filrouge.shared import clock
from filrouge.skills.actions.experiences import Seen, confirm_skill, remove_experience
from filrouge.skills.models import SkillConfirmation
from tests.cast import Cast

from .assessing import answered
from .litany import SignIn, assert_litany
from .lived import FACTS, confirmed, said_by, told

pytestmark = pytest.mark.django_db


def test_on_facts_by_whom_when(cast: Cast, signed_in: SignIn) -> None:
    experience = told(cast)
    said = said_by(cast, experience)[0]
    page = assert_litany(cast, signed_in, "confirmations-new", said.pk)
    assert "jamais ce que l’on suppose" in page
    url = reverse("skills:confirmations-new", args=[said.pk])
    client = signed_in(cast.amina)
    typed = {"facts": FACTS, "seen_by": "La cheffe de cuisine", "on": clock.today().isoformat()}
    refused = client.post(url, typed).content.decode()
    assert "De quelle nature" in refused
    assert FACTS in refused
    assert "La cheffe de cuisine" in refused
    assert client.post(url, typed | {"rests_on": "immersion"}).status_code == 302
    page = client.get(reverse("skills:experiences-show", args=[experience.pk])).content.decode()
    for told_there in (FACTS, "La cheffe de cuisine", "confirmée", "retour d’une immersion"):
        assert told_there in page, told_there


def test_nothing_seen_or_not_yet_is_refused(cast: Cast) -> None:
    said = said_by(cast, told(cast))[0]
    tomorrow = clock.today() + timedelta(days=1)
    for seen in (Seen(rests_on="work", facts=" "), Seen(rests_on="work", facts="vu", on=tomorrow)):
        with acting(cast.amina), pytest.raises(ValidationError):
            confirm_skill(by=cast.amina, said=said, seen=seen)
    with as_batch("look"):
        assert not SkillConfirmation.objects.exists()


def test_by_the_team_in_charge_alone(cast: Cast) -> None:
    said = said_by(cast, told(cast))[0]
    for user in (cast.farid, cast.chloe, cast.dalia, cast.manon):
        with acting(user), pytest.raises(PermissionDenied):
            confirm_skill(by=user, said=said, seen=Seen(rests_on="work", facts="vu"))


def test_during_an_assessment_of_hers(cast: Cast, signed_in: SignIn) -> None:
    said, assessment = said_by(cast, told(cast))[0], answered(cast)
    url = reverse("skills:confirmations-new", args=[said.pk])
    page = signed_in(cast.amina).get(f"{url}?evaluation={assessment.pk}").content.decode()
    assert f'value="{assessment.pk}" selected' in page
    assert signed_in(cast.amina).get(f"{url}?evaluation=x").status_code == 200
    made = confirmed(cast, said, rests_on="assessment", assessment=assessment)
    assert made.assessment_id == assessment.pk


def test_a_mistake_is_taken_back(cast: Cast, signed_in: SignIn) -> None:
    experience = told(cast)
    made = confirmed(cast, said_by(cast, experience)[0])
    url = reverse("skills:confirmations-remove", args=[made.pk])
    for user, status in ((cast.chloe, 404), (cast.farid, 404), (cast.dalia, 404)):
        assert signed_in(user).post(url).status_code == status
    client = signed_in(cast.amina)
    assert client.get(url).status_code == 405
    assert client.post(url).status_code == 302
    assert client.post(url).status_code == 404, "once"
    page = client.get(reverse("skills:experiences-show", args=[experience.pk])).content.decode()
    assert FACTS not in page


def test_what_she_took_back_is_confirmed_no_more(cast: Cast, signed_in: SignIn) -> None:
    experience = told(cast)
    said = said_by(cast, experience)[0]
    with acting(cast.amina):
        remove_experience(by=cast.amina, experience=experience)
    client = signed_in(cast.amina)
    for unknown in (said.pk, uuid4()):
        assert client.get(reverse("skills:confirmations-new", args=[unknown])).status_code == 404
