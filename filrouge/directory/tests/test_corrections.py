"""What people correct over what is published, and how it is put aside."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from filrouge.directory.actions.corrections import correct
from filrouge.directory.models import Correction, Service
from filrouge.directory.search import Wanted, search
from filrouge.privacy.context import acting
from tests.cast import Cast

from .laying import service_laid, structure_laid
from .litany import SignIn, assert_litany, volunteer

pytestmark = pytest.mark.django_db


def corrected(cast: Cast) -> Correction:
    structure = structure_laid()
    with acting(cast.amina):
        correct(by=cast.amina, entry=structure, values={"phone": "+33465719999"})
        return Correction.objects.get()


class TestEnd:
    def test_the_screen_answers_each_of_the_cast(self, cast: Cast, signed_in: SignIn) -> None:
        correction = corrected(cast)
        page = assert_litany(cast, signed_in, "corrections-end", correction.pk, refused=("manon", "petra"))
        assert "La source dit : +33465710001" in page

    def test_what_the_source_says_is_shown_again(self, cast: Cast, signed_in: SignIn) -> None:
        correction = corrected(cast)
        signed_in(cast.bruno).post(reverse("directory:corrections-end", args=[correction.pk]))
        with acting(cast.bruno):
            correction = Correction.objects.select_related("structure", "withdrawn_by").get()
        assert correction.structure
        assert (correction.structure.phone, correction.withdrawn_by) == ("+33465710001", cast.bruno)


def test_codes_are_said_in_words(cast: Cast, signed_in: SignIn) -> None:
    service = service_laid()
    with acting(cast.amina):
        correct(by=cast.amina, entry=service, values={"audiences": ["femmes", "jeunes"], "fees": "payant"})
    page = signed_in(cast.bruno).get(reverse("directory:services-show", args=[service.pk])).content.decode()
    assert "La source dit : personnes exilées" in page
    assert "La source dit : gratuit" in page


def test_correcting_again_keeps_what_the_source_says(cast: Cast) -> None:
    correction = corrected(cast)
    entry = correction.entry
    with acting(cast.bruno):
        correct(by=cast.bruno, entry=entry, values={"phone": "+33465718888"})
        (now,) = Correction.objects.in_force()
    assert (now.value, now.published, now.by) == ("+33465718888", "+33465710001", cast.bruno)


def test_what_is_corrected_is_found(cast: Cast) -> None:
    service = service_laid()
    with acting(cast.amina):
        correct(by=cast.amina, entry=service, values={"name": "Ateliers de conversation", "fees": "payant"})
        assert [one.pk for one in search(Wanted(words="conversations")).services] == [service.pk]
        assert search(Wanted(words="conversations", free=True)).services == []
    assert Service.objects.get().name_key == "atelier de conversation"


def test_half_a_point_is_refused_and_so_is_who_accompanies_nobody(cast: Cast) -> None:
    structure = structure_laid()
    with acting(cast.amina), pytest.raises(ValidationError, match="ou aucune des deux"):
        correct(by=cast.amina, entry=structure, values={"latitude": None})
    for user in (cast.manon, volunteer(cast)):
        structure.refresh_from_db()
        with acting(user), pytest.raises(PermissionDenied):
            correct(by=user, entry=structure, values={"phone": "1"})
