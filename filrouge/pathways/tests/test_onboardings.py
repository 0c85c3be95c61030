"""What a team shows to those who arrive, and how far each has come: told to oneself, and to who runs the team."""

from django.urls import reverse

from filrouge.pathways.care.onboarding import BEGINNING
from filrouge.pathways.models import OnboardingItem, OnboardingTick
from filrouge.privacy.context import acting
from filrouge.privacy.roles import as_batch
from tests.cast import Cast

from .helping import lay_volunteer
from .litany import SignIn

INDEX = reverse("pathways:onboardings-index")


def item(cast: Cast, words: str = "Rencontrer l’équipe") -> OnboardingItem:
    with as_batch("fixture"):
        return OnboardingItem.objects.create(
            organisation=cast.mission_locale, audience="newcomer", words=words
        )


def test_a_list_to_begin_with_once(cast: Cast, signed_in: SignIn) -> None:
    begin = reverse("pathways:onboardings-begin", args=[cast.mission_locale.pk])
    assert "pas encore de liste d’accueil" in signed_in(cast.amina).get(INDEX).content.decode()
    assert signed_in(cast.amina).post(begin).status_code == 403
    assert signed_in(cast.chloe).post(begin).status_code == 404
    manon = signed_in(cast.manon)
    assert manon.get(begin).status_code == 405
    manon.post(begin)
    manon.post(begin)
    with acting(cast.manon):
        assert OnboardingItem.objects.count() == len(BEGINNING)
    assert "Pour qui tient l’accueil" in manon.get(INDEX).content.decode()


def test_one_ticks_for_oneself_and_unticks(cast: Cast, signed_in: SignIn) -> None:
    first = item(cast)
    item(cast, "Lire les fiches")
    tick = reverse("pathways:onboardings-tick", args=[first.pk])
    bruno = signed_in(cast.bruno)
    bruno.post(tick, {"vu": "1"})
    bruno.post(tick, {"vu": "1"})
    assert "1 point vu sur 2" in bruno.get(INDEX).content.decode()
    assert "0 point vu sur 2" in signed_in(cast.amina).get(INDEX).content.decode()
    assert "Bruno Petit" in signed_in(cast.manon).get(INDEX).content.decode()
    assert "Bruno Petit" not in signed_in(cast.amina).get(INDEX).content.decode()
    bruno.post(tick, {"vu": ""})
    assert "0 point vu sur 2" in bruno.get(INDEX).content.decode()
    with acting(cast.amina):
        assert not OnboardingTick.objects.exists()
    for outside in (cast.chloe, cast.farid, lay_volunteer(cast)):
        assert signed_in(outside).post(tick, {"vu": "1"}).status_code == 404


def test_the_list_is_written_by_who_runs_the_team(cast: Cast, signed_in: SignIn) -> None:
    new = reverse("pathways:onboardings-new", args=[cast.mission_locale.pk])
    manon = signed_in(cast.manon)
    assert manon.get(new).status_code == 200
    page = manon.post(new, {"audience": "reception", "words": ""}).content.decode()
    assert "Écrivez ce qui est à voir ensemble." in page
    manon.post(new, {"audience": "reception", "words": "Où sont les clés"})
    assert signed_in(cast.amina).post(new, {"audience": "reception", "words": "x"}).status_code == 403
    assert signed_in(cast.chloe).get(new).status_code == 404
    with acting(cast.manon):
        added = OnboardingItem.objects.get()
    end = reverse("pathways:onboardings-end", args=[added.pk])
    assert manon.get(end).status_code == 200
    assert signed_in(cast.amina).post(end).status_code == 403
    assert signed_in(cast.chloe).post(end).status_code == 404
    manon.post(end)
    assert "Où sont les clés" not in manon.get(INDEX).content.decode()
