"""The copy handed to a person holds what whoever hands it may see, and is journalled."""

import io
import json
import zipfile
from collections.abc import Callable

from django.urls import reverse

from filrouge.privacy.models import Reading
from filrouge.privacy.roles import as_batch
from tests.cast import Cast

from .test_history import channel, confidential


def address(cast: Cast) -> str:
    return reverse("privacy:exports-new", args=[cast.nour.pk])


def taken(response: object) -> tuple[str, dict]:
    archive = zipfile.ZipFile(io.BytesIO(response.content))
    return archive.read("dossier.html").decode(), json.loads(archive.read("dossier.json"))


def test_the_referent_hands_everything(cast: Cast, signed_in: Callable) -> None:
    channel(cast)
    confidential(cast, "Ce qui fut confié")
    client = signed_in(cast.amina)
    assert "Moyens de contact : 1 ligne" in client.get(address(cast)).content.decode()
    page, data = taken(client.post(address(cast)))
    assert all(words in page for words in ("Al Khatib", "0601020304", "Ce qui fut confié"))
    assert data["people_contactchannel"][0]["value"] == "0601020304"
    with as_batch("look"):
        assert Reading.objects.get(what="export").person_id == cast.nour.pk


def test_a_colleague_hands_what_a_colleague_sees(cast: Cast, signed_in: Callable) -> None:
    confidential(cast, "Ce qui fut confié")
    page, _ = taken(signed_in(cast.bruno).post(address(cast)))
    assert "Al Khatib" in page
    assert "confié" not in page


def test_the_coordinator_reads_but_does_not_hand(cast: Cast, signed_in: Callable) -> None:
    client = signed_in(cast.dalia)
    assert "Seule l’équipe" in client.get(address(cast)).content.decode()
    assert client.post(address(cast)).status_code == 403


def test_for_the_stranger_there_is_nobody(cast: Cast, signed_in: Callable) -> None:
    client = signed_in(cast.chloe)
    assert client.get(address(cast)).status_code == 404
    assert client.post(address(cast)).status_code == 403
