"""Somebody saw the paper; never for oneself."""

from django.urls import reverse

from filrouge.pathways.models import Honorability
from filrouge.privacy.context import acting
from filrouge.shared import clock
from tests.cast import Cast

from .helping import lay_volunteer, profile_of
from .litany import SignIn

SEEN = {"how": "record", "on": clock.today().isoformat()}


def test_the_team_says_what_was_seen_and_keeps_nothing_of_it(cast: Cast, signed_in: SignIn) -> None:
    jeanne = lay_volunteer(cast)
    volunteer = profile_of(jeanne)
    url = reverse("pathways:honorabilities-new", args=[volunteer.pk])
    assert signed_in(cast.chloe).get(url).status_code == 404
    assert signed_in(cast.chloe).post(url, SEEN).status_code == 404
    assert signed_in(jeanne).post(url, SEEN).status_code == 403
    client = signed_in(cast.bruno)
    assert client.get(url).status_code == 200
    assert "Dites ce que vous avez vu." in client.post(url, {"on": SEEN["on"]}).content.decode()
    client.post(url, SEEN)
    page = client.get(reverse("pathways:volunteers-show", args=[volunteer.pk])).content.decode()
    assert "par Bruno Petit" in page
    with acting(cast.bruno):
        assert Honorability.objects.get().stated_by == cast.bruno
