"""What a search finds, in a CSV on the columns of data·inclusion: what we export, we can import."""

import csv
import io

import pytest
from django.urls import reverse

from filrouge.directory.importing.reading import rows_in
from filrouge.directory.importing.shaping import shaped
from filrouge.directory.models import Kind, Service
from filrouge.directory.publishing import COLUMNS, csv_of
from filrouge.directory.schema import service_columns
from filrouge.directory.views import services
from filrouge.privacy.roles import OWNER, acting_as, as_batch
from filrouge.reference.models import Commune
from tests.cast import Cast

from .laying import service_laid
from .litany import SignIn, assert_litany

pytestmark = pytest.mark.django_db
QUERY = "?theme=lecture-ecriture-calcul&commune=B%C3%A9ziers"


@pytest.fixture
def beziers(db: None) -> Commune:
    with acting_as(OWNER):
        return Commune.objects.create(
            code="34032",
            name="Béziers",
            search_key="beziers",
            department="34",
            postcodes=["34500"],
            latitude=43.348,
            longitude=3.231,
        )


def exported(client, query: str = QUERY) -> list[dict[str, str]]:
    answer = client.get(reverse("directory:services-export") + query)
    assert answer.status_code == 200, answer
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(answer.content.decode().removeprefix("\ufeff"))))


def test_the_screen_answers_each_of_the_cast(cast: Cast, signed_in: SignIn, beziers: Commune) -> None:
    service_laid()
    page = assert_litany(cast, signed_in, "services-export", query=QUERY)
    assert page.startswith("\ufeffsource,structure_id,id,nom,")
    client = signed_in(cast.amina)
    assert (
        reverse("directory:services-export")
        in client.get(reverse("directory:services-index") + QUERY).content.decode()
    )


def test_the_columns_are_those_of_the_schema() -> None:
    assert list(COLUMNS) == service_columns()


def test_what_is_exported_is_imported_as_it_was(cast: Cast, signed_in: SignIn, beziers: Commune) -> None:
    kept = service_laid(
        zone_eligibilite=["34", "11"],
        conditions_acces="Français A2, « à l’oral »,\nsur rendez-vous",
        modes_mobilisation=["telephoner"],
        mobilisable_par=["usagers", "professionnels"],
        volume_horaire_hebdomadaire=3.5,
    )
    (row,) = exported(signed_in(cast.amina))
    assert row["id"] == "dora--service-1"
    (again,) = rows_in(io.StringIO(csv_of([kept])))
    assert shaped(Kind.SERVICES, again)["digest"] == kept.digest


def test_what_was_added_here_has_a_key_of_ours(cast: Cast, signed_in: SignIn, beziers: Commune) -> None:
    service = service_laid()
    with as_batch("fixture"):
        Service.objects.filter(pk=service.pk).update(
            source="", source_id="", name="=1+1", phone="+33465710001"
        )
    (row,) = exported(signed_in(cast.amina))
    assert (row["source"], row["id"]) == ("fil-rouge", f"fil-rouge--{service.pk}")
    assert row["nom"] == "'=1+1"  # a spreadsheet computes nothing
    assert row["telephone"] == "+33465710001"


def test_too_much_or_nothing_is_explained(
    cast: Cast,
    signed_in: SignIn,
    beziers: Commune,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client = signed_in(cast.amina)
    url = reverse("directory:services-export") + QUERY
    assert "rien à exporter" in client.get(url, follow=True).content.decode()
    monkeypatch.setattr(services, "MOST_EXPORTED", 1)
    service_laid(1)
    assert len(exported(client)) == 1
    service_laid(2)
    assert "trop pour un fichier" in client.get(url, follow=True).content.decode()
