"""What a team learned, the same evening."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from filrouge.outreach.actions.outings import debrief_outing
from filrouge.outreach.events import OutingDebriefed
from filrouge.outreach.models import Debrief
from filrouge.privacy.context import acting
from filrouge.shared import clock
from filrouge.shared.events import Event
from tests.cast import Cast

from .laying import outing_laid
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db


class TestEdit:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        assert_litany(cast, signed_in, "debriefs-edit", outing_laid(cast).pk, refused=("amina",))

    def test_said_again_it_replaces_what_was_said(
        self, cast: Cast, signed_in: SignIn, heard: list[Event]
    ) -> None:
        outing = outing_laid(cast)
        client, url = signed_in(cast.farid), reverse("outreach:debriefs-edit", args=[outing.pk])
        client.post(url, {"worked": "Le thé", "for_whom": ["women"]})
        client.post(url, {"worked": "Le thé et la table", "for_whom": ["women", "parents"]})
        assert Debrief.objects.get().for_whom == ["women", "parents"]
        assert isinstance(heard[-1], OutingDebriefed)
        page = client.get(reverse("outreach:outings-show", args=[outing.pk])).content.decode()
        assert "Le thé et la table" in page
        assert "les femmes, les parents" in page

    def test_an_empty_one_is_explained(self, cast: Cast, signed_in: SignIn) -> None:
        url = reverse("outreach:debriefs-edit", args=[outing_laid(cast).pk])
        assert "Écrivez au moins une ligne" in signed_in(cast.farid).post(url, {}).content.decode()
        assert not Debrief.objects.exists()

    def test_not_before_the_outing(self, cast: Cast, signed_in: SignIn) -> None:
        outing = outing_laid(cast, starts_at=clock.now() + timedelta(days=1))
        with pytest.raises(ValidationError, match="n’a pas encore eu lieu"), acting(cast.farid):
            debrief_outing(by=cast.farid, outing=outing, worked="déjà")
        url = reverse("outreach:debriefs-edit", args=[outing.pk])
        assert "le bilan se fait après" in signed_in(cast.farid).post(url, {"worked": "x"}).content.decode()
