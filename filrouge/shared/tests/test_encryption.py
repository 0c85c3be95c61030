from base64 import b64encode

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from filrouge.shared.encryption import DecryptionFailed, Keyring, keyring, row_aad

OLD = f"k1:{b64encode(b'1' * 32).decode()}"
NEW = f"k2:{b64encode(b'2' * 32).decode()}"
AAD = row_aad("people_note", "text", 7)


@pytest.fixture
def ring():
    return Keyring.from_setting(OLD)


@given(st.text(), st.text())
def test_what_is_encrypted_opens_again(text, aad):
    ring = Keyring.from_setting(OLD)
    assert ring.decrypt(ring.encrypt(text, aad), aad) == text


def test_the_same_text_never_looks_the_same(ring):
    assert ring.encrypt("santé", AAD) != ring.encrypt("santé", AAD)
    assert b"sant" not in ring.encrypt("santé", AAD)


def test_one_changed_byte_anywhere_is_noticed(ring):
    envelope = ring.encrypt("santé", AAD)
    for place in range(len(envelope)):
        altered = bytearray(envelope)
        altered[place] ^= 1
        with pytest.raises(DecryptionFailed):
            ring.decrypt(bytes(altered), AAD)


@pytest.mark.parametrize("length", [0, 1, 3, 10, 20])
def test_a_truncated_envelope_is_noticed(ring, length):
    with pytest.raises(DecryptionFailed):
        ring.decrypt(ring.encrypt("santé", AAD)[:length], AAD)


@pytest.mark.parametrize(
    "elsewhere",
    [
        row_aad("people_note", "text", 8),
        row_aad("people_note", "title", 7),
        row_aad("people_letter", "text", 7),
    ],
)
def test_moved_to_another_place_it_does_not_open(ring, elsewhere):
    with pytest.raises(DecryptionFailed, match="another row"):
        ring.decrypt(ring.encrypt("santé", AAD), elsewhere)


def test_rotation_takes_the_text_to_the_current_key(ring):
    envelope = ring.encrypt("santé", AAD)
    both = Keyring.from_setting(f"{NEW}, {OLD}")
    assert both.decrypt(envelope, AAD) == "santé"
    assert both.needs_rotation(envelope)

    rotated = both.rotate(envelope, AAD)

    assert not both.needs_rotation(rotated)
    assert Keyring.from_setting(NEW).decrypt(rotated, AAD) == "santé"


def test_an_empty_value_has_nothing_to_rotate(ring):
    assert not ring.needs_rotation(b"")
    assert ring.rotate(b"", AAD) == b""


def test_a_key_out_of_the_ring_is_named(ring):
    with pytest.raises(DecryptionFailed, match="'k1'"):
        Keyring.from_setting(NEW).decrypt(ring.encrypt("santé", AAD), AAD)


@pytest.mark.parametrize(
    "setting",
    ["", "k1", "k1:", "k1:c2VjcmV0", "k1:not base64!", f":{OLD[3:]}", f"{OLD},{OLD}", f"{OLD},", f"é{OLD}"],
)
def test_a_bad_setting_is_refused_without_showing_it(setting):
    with pytest.raises(ImproperlyConfigured) as refusal:
        Keyring.from_setting(setting)
    assert "c2VjcmV0" not in str(refusal.value)
    assert OLD[3:] not in str(refusal.value)


def test_the_ring_follows_the_setting(settings):
    settings.FILROUGE_KEYS = OLD
    assert keyring().current == "k1"
    assert keyring() is keyring()
    settings.FILROUGE_KEYS = f"{NEW},{OLD}"
    assert keyring().current == "k2"


def test_what_is_signed_here_is_known_and_nothing_else(ring):
    signature = ring.sign("fiche 7")
    assert signature.startswith("k1.")
    assert ring.signed(signature, "fiche 7")
    for forged, text in (
        (signature, "fiche 8"),
        (signature[:-1] + ("A" if signature[-1] != "A" else "B"), "fiche 7"),
        ("k2." + signature.partition(".")[2], "fiche 7"),
        ("", "fiche 7"),
        ("k1.é", "fiche 7"),
    ):
        assert not ring.signed(forged, text)


def test_a_signature_outlives_a_new_key_and_not_the_loss_of_its_own(ring):
    signature = ring.sign("fiche 7")
    both = Keyring.from_setting(f"{NEW},{OLD}")
    assert both.signed(signature, "fiche 7")
    assert both.sign("fiche 7").startswith("k2.")
    assert not Keyring.from_setting(NEW).signed(signature, "fiche 7")
