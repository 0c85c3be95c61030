"""Voices for people who do not read: kept encrypted, heard by the team, erased when taken away."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from filrouge.messaging import tasks
from filrouge.messaging.actions.messages import Joined, send_message
from filrouge.messaging.actions.recordings import MOST_BYTES, keep_recording
from filrouge.messaging.models import Recording
from filrouge.messaging.sounds import kind_of
from filrouge.privacy.context import acting
from filrouge.privacy.models import Reading
from filrouge.privacy.roles import as_batch
from tests.cast import Cast
from tests.mailbox import Box

SignIn = Callable[..., Client]
INDEX, NEW = reverse("messaging:recordings-index"), reverse("messaging:recordings-new")
OGG = b"OggS" + bytes(200)


def sound(content: bytes = OGG) -> BytesIO:
    file = BytesIO(content)
    file.name = "voix.ogg"
    return file


def at(verb: str, recording: Recording) -> str:
    return reverse(f"messaging:recordings-{verb}", args=[recording.pk])


@pytest.fixture
def recording(cast: Cast) -> Recording:
    with acting(cast.bruno):
        return keep_recording(
            by=cast.bruno,
            organisation=cast.mission_locale,
            title="Rappel de rendez-vous",
            language="tir",
            sound=OGG,
        )


def hers(cast: Cast) -> Recording:
    with acting(cast.amina):
        return keep_recording(
            by=cast.amina,
            organisation=cast.mission_locale,
            title="Pour Tesfay",
            language="tir",
            sound=OGG,
            person=cast.tesfay,
            project=cast.project,
        )


def test_a_voice_is_kept_from_the_browser_or_a_file(cast: Cast, signed_in: SignIn) -> None:
    client = signed_in(cast.amina)
    assert 'data-controller="recorder"' in client.get(NEW).text
    answer = client.post(NEW, {"title": "Rappel", "language": "tir", "sound": sound()}, follow=True)
    assert "Le message est gardé, chiffré." in answer.text
    assert "Rappel" in answer.text
    with as_batch("look"):
        [stored] = Recording.objects.values_list("content", flat=True)
        assert b"OggS" not in bytes(stored)
        assert Recording.objects.get().sound == OGG


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<html>" + bytes(20), "n’est pas un son"),
        (OGG + bytes(MOST_BYTES), "trop long"),
    ],
)
def test_what_is_no_sound_is_explained(cast: Cast, signed_in: SignIn, content: bytes, sentence: str) -> None:
    typed = {"title": "Mon rappel", "language": "tir", "sound": sound(content)}
    page = signed_in(cast.amina).post(NEW, typed).text
    assert sentence in page
    assert "Mon rappel" in page


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"\x1aE\xdf\xa3", "audio/webm"),
        (b"RIFF\0\0\0\0WAVE", "audio/wav"),
        (b"\0\0\0\x20ftypM4A ", "audio/mp4"),
        (b"ID3\x04", "audio/mpeg"),
        (b"\xff\xfb\x90", "audio/mpeg"),
        (b"MZ", ""),
        (b"", ""),
    ],
)
def test_a_sound_is_known_by_its_first_bytes(head: bytes, kind: str) -> None:
    assert kind_of(head) == kind


class TestReach:
    def test_the_team_hears_it_and_no_other(
        self, cast: Cast, signed_in: SignIn, recording: Recording
    ) -> None:
        answer = signed_in(cast.amina).get(at("play", recording))
        assert (answer.content, answer["Content-Type"]) == (OGG, "audio/ogg")
        for stranger in (cast.chloe, cast.farid, cast.manon, cast.olga):
            assert signed_in(stranger).get(at("play", recording)).status_code == 404

    def test_hers_is_heard_by_those_in_charge_and_the_reading_is_noted(
        self, cast: Cast, signed_in: SignIn
    ) -> None:
        recording = hers(cast)
        assert signed_in(cast.bruno).get(at("play", recording)).status_code == 200
        assert signed_in(cast.dalia).get(at("play", recording)).status_code == 404
        with as_batch("look"):
            assert Reading.objects.filter(person_id=cast.tesfay.pk, user_id=cast.bruno.pk).exists()

    @pytest.mark.parametrize("who", ["olga", "manon", "petra"])
    def test_those_who_accompany_nobody_record_nothing(self, cast: Cast, signed_in: SignIn, who: str) -> None:
        client = signed_in(getattr(cast, who))
        assert client.get(INDEX).status_code == client.get(NEW).status_code == 403

    def test_nobody_records_for_someone_else_s_person(self, cast: Cast) -> None:
        with acting(cast.farid), pytest.raises(PermissionDenied):
            keep_recording(
                by=cast.farid,
                organisation=cast.association,
                title="x",
                language="tir",
                sound=OGG,
                person=cast.tesfay,
                project=cast.project,
            )


def test_taken_away_its_sound_is_erased(cast: Cast, signed_in: SignIn, recording: Recording) -> None:
    client = signed_in(cast.amina)
    assert "Rappel de rendez-vous" in client.get(at("end", recording)).text
    client.post(at("end", recording))
    assert client.get(at("play", recording)).status_code == 404
    with as_batch("look"):
        assert Recording.objects.get().content == ""
    assert signed_in(cast.chloe).post(at("end", recording)).status_code == 404


def test_it_leaves_by_e_mail(cast: Cast, box: Box) -> None:
    recording = hers(cast)
    with acting(cast.amina):
        message = send_message(
            by=cast.amina,
            channel="mail",
            to="tesfay@example.org",
            text="Écoutez.",
            person=cast.tesfay,
            project=cast.project,
            purpose="rappel",
            joined=Joined(recording=recording),
        )
    tasks.send_one(str(message.pk))
    [(_to, received)] = box.received
    [attached] = received.iter_attachments()
    assert (attached.get_content_type(), attached.get_content()) == ("audio/ogg", OGG)


def test_the_list_costs_the_same_whatever_its_length(
    cast: Cast, signed_in: SignIn, recording: Recording
) -> None:
    client = signed_in(cast.amina)
    costs = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(INDEX)
        costs.append(len(queries))
        hers(cast)
        with as_batch("more"):
            Recording.objects.filter(person=cast.tesfay).update(person=None, project=None)
    assert costs[0] == costs[1]
    assert costs[0] <= 20
