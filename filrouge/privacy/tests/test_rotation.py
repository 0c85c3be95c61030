"""A new key comes in, everything moves to it, the old one can go."""

import base64
from io import StringIO

import pytest
from django.core.management import call_command

from filrouge.pathways.models import ConfidentialNote
from filrouge.privacy.context import acting
from filrouge.privacy.models import Change
from filrouge.privacy.roles import as_batch
from filrouge.shared.encryption import DecryptionFailed, keyring, row_aad
from tests.cast import Cast

from .test_history import confidential

OLD = "k1:" + base64.b64encode(b"1" * 32).decode()
NEW = "k2:" + base64.b64encode(b"2" * 32).decode()


@pytest.fixture
def notes(cast: Cast, settings: object) -> list[ConfidentialNote]:
    """Five notes under the old key, one of them changed since: its former text is in history."""
    settings.FILROUGE_KEYS = OLD
    notes = [confidential(cast, f"mot {number}") for number in range(5)]
    with acting(cast.amina):
        notes[0].text = "mot 0, revu"
        notes[0].save()
    settings.FILROUGE_KEYS = f"{NEW},{OLD}"
    return notes


def rotate(size: int = 2) -> str:
    said = StringIO()
    call_command("rotate_keys", batch=size, stdout=said)
    return said.getvalue()


def texts() -> list[str]:
    with as_batch("look"):
        return sorted(note.text for note in ConfidentialNote.objects.all())


def test_everything_opens_with_the_new_key_alone(notes: list, settings: object) -> None:
    # Five rows, then six lines of history: the former text, and the five envelopes that were just replaced.
    assert "pathways_confidentialnote.text : 5, historique : 6" in rotate()
    settings.FILROUGE_KEYS = NEW
    assert texts() == ["mot 0, revu", "mot 1", "mot 2", "mot 3", "mot 4"]


def test_former_values_open_too(notes: list, settings: object) -> None:
    rotate()
    settings.FILROUGE_KEYS = NEW
    with as_batch("look"):
        change = Change.objects.filter(row_id=notes[0].pk, operation="UPDATE").earliest("id")
    envelope = bytes.fromhex(change.before["text"].removeprefix("\\x"))
    assert keyring().decrypt(envelope, row_aad("pathways_confidentialnote", "text", notes[0].pk)) == "mot 0"


def test_started_again_it_finds_nothing_left(notes: list) -> None:
    rotate()
    assert "0 valeurs" in rotate()


def test_interrupted_it_resumes(notes: list, settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def interrupted(envelope: bytes, aad: str) -> bytes:
        if len(seen) == 2:
            raise KeyboardInterrupt
        seen.append(aad)
        return rotated(envelope, aad)

    rotated = keyring().rotate
    monkeypatch.setattr(keyring(), "rotate", interrupted)
    with pytest.raises(KeyboardInterrupt):
        rotate()
    monkeypatch.undo()
    settings.FILROUGE_KEYS = f"{NEW},{OLD}"
    assert "pathways_confidentialnote.text : 3" in rotate()
    settings.FILROUGE_KEYS = NEW
    assert len(texts()) == 5


def test_without_rotation_the_old_key_is_missed(notes: list, settings: object) -> None:
    settings.FILROUGE_KEYS = NEW
    with pytest.raises(DecryptionFailed, match="k1"):
        texts()
